/// The alphabet a text is written in, as far as it tells languages apart.
package enum Script: String, Sendable {
  case latin, cyrillic, arabic

  /// The script of a letter, by the first byte of its UTF-8 form.
  package init(_ byte: UInt8) {
    switch byte {
    case 0xD0...0xD3: self = .cyrillic
    case 0xD8...0xDB: self = .arabic
    default: self = .latin
    }
  }
}
