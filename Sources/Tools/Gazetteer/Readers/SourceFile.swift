private import Foundation
internal import Model

/// A file of place names in any of the formats, plain or packed: the one way in for the importer.
struct SourceFile {
  /// What the user can say of a file.
  struct Options: Hashable {
    /// What the columns of a user's file mean.
    var mapping = ColumnMapping()
    /// Before ids of a user's file that have no name space; `user:` and the file's name where nil.
    var nameSpace: String?
    /// Name of the file in a zip archive; the one that looks like the table where nil.
    var entry: String?
    /// Name of the source; made from publisher and file name where nil.
    var source: String?
    /// Terms of use; those of the format's publisher where nil, "not stated" for a user's file.
    var licence: String?
  }

  let format: SourceFormat
  /// The source, without the day of its newest row, which is known only at the end.
  let description: SourceDescription
  private let source: ByteSource
  private let options: Options

  /// Opens a file (`-` is standard input) and finds out its format where it is not given.
  init(path: String, format: SourceFormat? = nil, options: Options = Options()) throws(InputError) {
    source = try ByteSource(path: path, entry: options.entry)
    if let format { self.format = format } else { self.format = try SourceFormat.detect(source) }
    self.options = options
    description = SourceDescription(
      name: options.source ?? "\(self.format.publisher) \(source.contentName)",
      licence: options.licence ?? self.format.licence ?? "not stated", date: nil)
  }

  /// Reads the file once, to its end: `item` gets what the good rows say, as far as the filter lets it pass, `reject` each
  /// bad row. What these throw ends the reading. Throws an `InputError` where the file as a whole cannot be read.
  func read(
    filter: PlaceFilter = .none, item: (SourceItem) throws -> Void, reject: (RejectedRow) throws -> Void,
    progress: (ReadProgress) -> Void = { _ in }
  ) throws -> ReadSummary {
    try withoutActuallyEscaping(item) { item in
      try withoutActuallyEscaping(reject) { reject in
        try withoutActuallyEscaping(progress) { progress in
          let receiver = ItemSink.Receiver(item: item, reject: reject, progress: progress)
          let sink = ItemSink(source, filter: filter, receiver: receiver)
          var reader = self.reader
          try reader.read(source, into: sink)
          sink.report()
          var described = description
          described.date = sink.newest ?? source.modified
          return ReadSummary(source: described, counts: sink.counts)
        }
      }
    }
  }

  private var nameSpace: String {
    if let given = options.nameSpace { return given.hasSuffix(":") ? String(given.dropLast()) : given }
    let stem = source.contentName.split(separator: ".").first ?? "file"
    return "user:\(stem.lowercased().map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined())"
  }

  private var reader: any SourceReader {
    switch format {
    case .geonames: GeoNamesReader()
    case .alternateNames: AlternateNamesReader()
    case .adminCodes: AdminCodesReader()
    case .countryInfo: CountryInfoReader()
    case .hierarchy: HierarchyReader()
    case .ocha: OCHAReader()
    case .whosOnFirst: WhosOnFirstReader()
    case .geojson: UserGeoJSONReader(mapping: options.mapping, nameSpace: nameSpace)
    case .csv: UserTableReader(mapping: options.mapping, nameSpace: nameSpace)
    case .linkedPlaces: LinkedPlacesReader(nameSpace: nameSpace)
    case .linkedPlacesTable: LinkedPlacesTableReader(nameSpace: nameSpace)
    case .wikidata: WikidataReader()
    }
  }
}
