internal import Features
internal import Model
internal import Verification

/// Times among a tile's attributes: as text, and once more in seconds for clients that compare numbers only.
enum TileTime {
  /// The attributes that hold times, and the names of those that give them in seconds since 1970.
  static let seconds = ["start": "start_s", "end": "end_s"]

  /// Seconds since 1970-01-01T00:00:00Z of a day or of a second of universal time; nil for any other form.
  ///
  /// - Parameter isEnd: Whether a day means its last second, as the end of a closed interval does.
  static func seconds(of text: String, isEnd: Bool) -> Int? {
    let form = DateForm(text)
    return (isEnd ? form.last : form.first).map { $0.day.dayNumber * 86_400 + $0.second }
  }
}
