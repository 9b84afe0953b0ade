/// Values as text for formats whose cells are text alone.
extension PropertyValue {
  /// What stands between the words of a list.
  public static let listSeparator = "; "

  /// The words of a list in one text; `isAmbiguous` where one of them has the separator's sign in it.
  public static func joined(_ words: [String]) -> (text: String, isAmbiguous: Bool) {
    (words.joined(separator: listSeparator), words.contains { $0.utf8.contains(UInt8(ascii: ";")) })
  }
}
