import Model
import Pipeline
import TestSupport
import Testing

/// Reports in which what is stated of two places decides between namesakes, and reports in which it must not.
///
/// Ḩamāh is a city of 460,000 (geonames:170017) and a village 25 km south of Aleppo (geonames:12975), al-Bāb a town
/// northeast of Aleppo (geonames:174018) and a village southeast of it (geonames:8341876).
struct WitnessTests {
  /// What a name of a text was taken for.
  private func choice(_ name: String, in text: String) throws -> ResolvedPlace {
    try #require(try Analysis.analyse(text).places.first { $0.mention.text == name }, "\(name) in \(text)")
  }

  private func expect(_ name: String, _ id: String, in text: String) throws {
    let place = try choice(name, in: text)
    #expect(place.choice?.place.id == id, "\(text): \(place.reason)")
  }

  @Test(arguments: [
    ("The army shelled Hama, about 25 km south of Aleppo.", "Hama", "geonames:12975"),
    ("The army shelled Hama and Aleppo.", "Hama", "geonames:170017"),
    ("The army shelled Hama, less than 30 km south of Aleppo.", "Hama", "geonames:12975"),
    ("Officials spoke in Aleppo. Al-Bab is 40 km southeast of Aleppo.", "Al-Bab", "geonames:8341876"),
    ("Officials spoke in Aleppo and in Al-Bab.", "Al-Bab", "geonames:174018"),
  ])
  func statementDecidesWhichPlaceItsSubjectIs(_ text: String, _ name: String, _ id: String) throws {
    try expect(name, id, in: text)
  }

  @Test(arguments: [
    ("Aleppo lies 25 km north of Hama.", "geonames:12975"),
    ("Aleppo lies 125 km north of Hama.", "geonames:170017"),
    ("Officials spoke in Aleppo and in Hama.", "geonames:170017"),
  ])
  func statementDecidesWhichPlaceItsAnchorIs(_ text: String, _ id: String) throws {
    try expect("Hama", id, in: text)
  }

  @Test func chainOfStatementsReachesItsEnd() throws {
    let text = "Rebels took Hama, 25 km south of Aleppo. Al-Bab is 41 km east of Hama."
    try expect("Hama", "geonames:12975", in: text)
    try expect("Al-Bab", "geonames:8341876", in: text)
    // Without its first link the populous ones are nearer to each other than to what is told.
    let bare = "Rebels took Hama and Aleppo. Al-Bab is in Syria."
    try expect("Hama", "geonames:170017", in: bare)
    try expect("Al-Bab", "geonames:174018", in: bare)
  }

  @Test func reasonTellsStatementMeasureMarginAndWhatElseWouldBeChosen() throws {
    let place = try choice("Hama", in: "The army shelled Hama, about 25 km south of Aleppo.")
    #expect(place.reason.hasPrefix("first of \(place.candidates.count) candidates, "), "\(place.reason)")
    #expect(place.reason.contains(" ahead of the next; "), "\(place.reason)")
    #expect(place.reason.contains("stated about 25 km south of Aleppo: measures 24.6 km at 186°"))
    #expect(
      place.reason.hasSuffix(
        "decided by the stated distance: without it Ḩamāh (population 460602) would be chosen"))
  }

  /// The figure is that of the village, or of Paris in France: two other witnesses hold the city, or the town in Texas.
  @Test(arguments: [
    (
      "Officials spoke in Homs and Damascus. Hama, in Hama province, is 25 km south of Aleppo.", "Hama",
      "geonames:170017"
    ),
    (
      "The army took Palmyra, Homs and Hama. Hama is 25 km south of Aleppo. Hama is 42 km north of Homs. "
        + "Hama lies 70 km southeast of Jisr al-Shughur.", "Hama", "geonames:170017"
    ),
    (
      "Officials spoke in Dallas and Houston. Paris, Texas, is 205 km southwest of Lille.", "Paris",
      "geonames:4717560"
    ),
  ])
  func wrongFigureMovesNoPlaceThatTwoOthersHold(_ text: String, _ name: String, _ id: String) throws {
    try expect(name, id, in: text)
  }

  @Test func figureThatFitsNothingSaysNothing() throws {
    let place = try choice("Hama", in: "The army shelled Hama, 3 km east of Aleppo.")
    #expect(place.choice?.place.id == "geonames:170017", "\(place.reason)")
    #expect(place.choice?.reasons.contains { $0.scorer == "stated distance" } == false)
  }

  @Test(arguments: [
    ("The army shelled Hama in southern Aleppo province.", "Hama", "geonames:12975"),
    ("The army shelled the village of Ras al-Ayn in northern Aleppo.", "Ras al-Ayn", "geonames:165505"),
    ("The army shelled Suran in northern Aleppo.", "Suran", "geonames:163913"),
    ("The army shelled Suran in Syria.", "Suran", "geonames:163915"),
    ("Police came to Springfield in western Massachusetts.", "Springfield", "geonames:4951788"),
  ])
  func containerDecides(_ text: String, _ name: String, _ id: String) throws {
    try expect(name, id, in: text)
  }
}
