import Model
import TestSupport
import Testing

@testable import Mentions

/// What holds for every mention of every sentence of the tables.
struct MentionSpanTests {
  private static let sentences = ["quantities", "actors", "places", "relations"].flatMap {
    Table.rows($0, of: "MentionsTests").compactMap(\.cells.first)
  }

  @Test func textOfAMentionStandsAtItsSpan() throws {
    for sentence in Self.sentences {
      let read = try SentenceReading.read(sentence)
      for mention in read.mentions {
        let text =
          switch mention {
          // A description's span covers its head alone ("the airport" of "the airport in Goma").
          case .place(let place) where place.description != nil: read.report.quote(mention.span)
          case .place(let place): place.text
          case .actor(let actor): actor.text
          case .date(let date): date.text
          case .quantity(let quantity): quantity.text
          }
        #expect(read.report.quote(mention.span) == text, "\(sentence)")
      }
    }
  }

  @Test func placesDoNotOverlapAndStandInOrder() throws {
    for sentence in Self.sentences {
      let spans = try SentenceReading.read(sentence).mentions.compactMap { mention -> ByteSpan? in
        if case .place(let place) = mention { return place.span }
        return nil
      }
      for (before, after) in zip(spans, spans.dropFirst()) {
        #expect(before.end <= after.start, "\(sentence)")
      }
    }
  }

  @Test func readingTwiceGivesTheSame() throws {
    for sentence in Self.sentences {
      #expect(try SentenceReading.read(sentence).mentions == SentenceReading.read(sentence).mentions)
    }
  }

  @Test func emptyReportNamesNothing() throws {
    let read = try SentenceReading.read("")
    #expect(read.mentions.isEmpty && read.relations.isEmpty && read.tokens.isEmpty)
  }
}
