/// Names of tables and columns: a letter, then `[a-z0-9_]`, which every program takes without quotes.
struct Names {
  private var taken: Set<String>

  /// Starts with names that are taken already.
  init(taken: [String]) { self.taken = Set(taken) }

  /// A name's form in the file: lower case, everything else an underscore; SQLite tells no cases apart.
  static func form(of name: String) -> String {
    let bytes = name.lowercased().utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
      default: UInt8(ascii: "_")
      }
    }
    let form = String(decoding: bytes, as: UTF8.self)
    return (bytes.first ?? 0) >= UInt8(ascii: "a") ? form : "x" + form
  }

  /// The name's form, with a number behind it where it is taken: `start`, `start_2`.
  mutating func take(_ name: String) -> String {
    let form = Self.form(of: name)
    var number = 1
    var candidate = form
    while !taken.insert(candidate).inserted {
      number += 1
      candidate = "\(form)_\(number)"
    }
    return candidate
  }
}
