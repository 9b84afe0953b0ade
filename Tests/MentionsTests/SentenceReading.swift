import Foundation
import Gazetteer
import Model
import TestSupport
import Testing

@testable import Mentions

/// What the finder makes of a sentence of a table, published on 29 August 2016.
enum SentenceReading {
  private static let made = Result { try MentionFinder(gazetteer: TestGazetteer.shared()) }

  /// The mentions of a text; its sentences are parted by "||".
  static func read(_ text: String) throws -> MentionedReport {
    let date = CivilDate(iso: "2016-08-29").map {
      PublicationDate(date: $0, isInferred: false, reason: "the table's")
    }
    var bytes: [UInt8] = []
    var sentences: [Sentence] = []
    for words in text.components(separatedBy: "||") where !words.isEmpty {
      if !bytes.isEmpty { bytes.append(0x20) }
      let start = bytes.count
      bytes += Array(words.utf8)
      sentences.append(Sentence(span: ByteSpan(start: start, end: bytes.count), paragraph: 0, role: .body))
    }
    return try made.get().find(in: Report(id: "row", published: date, text: bytes, sentences: sentences))
  }
}
