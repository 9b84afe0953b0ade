import Foundation
import Testing

/// The documents say what the program does.
@Suite struct DocumentTests {
  // MARK: - docs/cli.md

  @Test func cliPageIsTheHelpOfEveryVerb() async throws {
    var page = """
      # The command line

      Made from `--help` of every verb; `script/record` makes it anew, and a test fails where it is stale.

      """
    for verb in try await Self.verbs([]) {
      let help = try await Program.run(verb + ["--help"])
      #expect(help.status == 0 && help.errors.isEmpty)
      page += "\n## `\((["dateline"] + verb).joined(separator: " "))`\n\n```text\n"
      page += help.text.trimmingCharacters(in: .newlines) + "\n```\n"
    }
    try Golden.check(Data(page.utf8), is: Project.root + "/docs/cli.md")
  }

  /// A verb and those below it, as its help lists them.
  private static func verbs(_ verb: [String]) async throws -> [[String]] {
    let help = try await Program.run(verb + ["--help"])
    var found = [verb]
    guard let list = help.text.components(separatedBy: "SUBCOMMANDS:\n").dropFirst().first else {
      return found
    }
    for line in list.split(separator: "\n") {
      guard let name = line.firstMatch(of: /^[ ]{2}([a-z]+)[ ]/)?.1 else { continue }
      found += try await verbs(verb + [String(name)])
    }
    return found
  }

  @Test func everyVerbHasAnExample() async throws {
    for verb in try await Self.verbs([]) {
      let help = try await Program.run(verb + ["--help"])
      if help.text.contains("SUBCOMMANDS:") { continue }
      #expect(help.text.contains("Example"), "\(verb)")
    }
  }

  // MARK: - docs/claims.md

  /// Which table of the page tells of the objects under a name.
  private static let tables = [
    "place": "Place", "subject": "Place", "anchor": "Place", "container": "Place", "ends": "Place",
    "by": "Party", "from": "Party",
    "speaker": "Party", "valid": "Time", "evidence": "Evidence", "finding": "Finding",
    "tolerance": "Tolerance", "explanations": "Explanation",
    "candidates": "Candidate",
  ]

  /// What the dispatches have no example of.
  private static let more = """
    {"id":"more","published":"2017-03-07","text":"Al-Bab lies 25 to 30 km south of Al-Rai. Manbij is about 20 miles \
    (32 km) south of Jarablus. Turkish troops and Syrian rebels captured Tadif from ISIS on Monday. Jarablus is 55 km \
    by road from Al-Rai. Manbij is an hour's drive from Jarablus. Manbij is in northern Aleppo province. \
    Manbij is 320 km south of Jarablus."}
    """

  @Test func claimsPageNamesEveryField() async throws {
    let claims = try await Program.run(["claims", "-"] + Project.dispatches, input: Data(Self.more.utf8))
    let mentions = try await Program.run(["mentions"] + Project.dispatches)
    var found: [String: Set<String>] = [:]
    for line in claims.lines {
      let claim = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let type = try #require(claim["type"] as? String)
      Self.gather(claim, "\(type.capitalized)", &found)
    }
    // What every claim has is told once.
    let types = ["Control", "Distance", "Travel", "Containment", "Length", "Area"]
    let common = types.map { found[$0] ?? [] }.reduce(found["Control"] ?? []) { $0.intersection($1) }
    for type in types { found[type]?.subtract(common) }
    found["Every claim"] = common
    for line in mentions.lines {
      let mention = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      Self.gather(mention, "Mentions", &found)
    }
    let documented = try Self.documented()
    #expect(Set(documented.keys) == Set(found.keys))
    for (table, fields) in documented {
      #expect(fields == found[table], "\(table): \(fields.symmetricDifference(found[table] ?? []).sorted())")
    }
  }

  /// Adds the members of an object to its table, and those of the objects in it to theirs.
  private static func gather(_ object: [String: Any], _ table: String, _ found: inout [String: Set<String>]) {
    found[table, default: []].formUnion(object.keys)
    for (name, value) in object {
      // In a mention, the place chosen is a candidate.
      guard let below = table == "Mentions" && name == "place" ? "Candidate" : tables[name] else { continue }
      if let value = value as? [String: Any] { gather(value, below, &found) }
      for element in value as? [[String: Any]] ?? [] { gather(element, below, &found) }
    }
  }

  /// The fields of the page's tables, by heading.
  private static func documented() throws -> [String: Set<String>] {
    let page = try String(contentsOfFile: Project.root + "/docs/claims.md", encoding: .utf8)
    var fields: [String: Set<String>] = [:]
    var heading = ""
    for line in page.split(separator: "\n") {
      if line.hasPrefix("## ") { heading = String(line.dropFirst(3)) }
      if let field = line.firstMatch(of: /^\| `([a-z0-9_]+)` \|/) {
        fields[heading, default: []].insert(String(field.1))
      }
    }
    return fields
  }
}
