private import Foundation
internal import GRDB
internal import Model

/// The project's lists of words that are also names of places: `words/common.txt`, `given-names.txt`, `surnames.txt`.
///
/// A list is text: words in lower case parted by blanks and line ends; lines that begin with `#` are remarks. A folder
/// without a list has no such words.
struct WordLists {
  private let lists: [(kind: WordList, words: String)]

  /// Reads the lists of a folder.
  init(folder: String) throws(InputError) {
    var lists: [(WordList, String)] = []
    for kind in WordList.allCases {
      let path = "\(folder)/\(kind.rawValue).txt"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        throw InputError(.data, at: path, "expected text in UTF-8")
      }
      let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      lists.append((kind, lines.joined(separator: " ")))
    }
    self.lists = lists
  }

  /// Files the lists.
  func add(to filer: PlaceFiler) throws {
    for (kind, words) in lists {
      filer.note(words)
      try filer.database.execute(
        sql: "INSERT INTO word_lists VALUES (?, ?)", arguments: [kind.rawValue, words])
    }
  }
}
