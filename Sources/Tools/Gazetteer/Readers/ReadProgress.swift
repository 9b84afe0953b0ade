/// How far a file is read.
struct ReadProgress: Hashable {
  /// Rows read so far.
  var rows: Int
  /// Bytes of the file read so far, as it lies on the disk (packed where it is packed).
  var bytesDone: Int
  /// Bytes of it in all; nil for a pipe.
  var bytesTotal: Int?
}

/// What became of a file's rows; headers, remarks and blank lines are no rows.
struct RowCounts: Hashable {
  /// Handed on.
  var good = 0
  /// Bad, each with its `RejectedRow`.
  var rejected = 0
  /// Left out: not wanted by the filter, or said by the source to be void.
  var filtered = 0

  var all: Int { good + rejected + filtered }
}

/// The outcome of reading a file to its end.
struct ReadSummary: Hashable {
  /// The source, with the day of its newest row.
  var source: SourceDescription
  var counts: RowCounts
}
