private import Foundation
internal import Model

/// The names in a row of OCHA's table.
///
/// Where a name repeats, OCHA adds the subdistrict: `Burda (Tall Ed-daman)`, Arabic behind ` - `. Villages that grew
/// together have both names: `Bayada - Aq Burhan`, Arabic joined by `_`; then each is a name. But `Abin - Efrin` is Abin
/// near Afrin: there the second Arabic part is the name of an area round it, and is left out.
struct OCHANames {
  /// English, without what stands in brackets behind it.
  let main: String
  /// All others, each once.
  private(set) var others: [SourceName] = []

  /// `areas`: Arabic names of the areas round the place.
  init(full: String, short: String, arabic: String, shortArabic: String, areas: [String]) {
    main = Self.withoutBrackets(full)
    add(full, "en", .alternate)
    add(Self.withoutBrackets(short), "en", .alternate)
    let arabicMain = shortArabic.isEmpty ? arabic : shortArabic
    add(arabicMain, "ar", .preferred)
    add(arabic, "ar", .alternate)

    let arabicParts = Self.parts(arabicMain)
    let isQualified =
      arabicParts.count > 1 && areas.contains { Self.isArea(arabicParts[arabicParts.count - 1], $0) }
    let kept = isQualified ? arabicParts.dropLast() : arabicParts[...]
    for part in kept { add(part, "ar", .alternate) }
    let parts = Self.parts(main)
    for part in isQualified ? parts.dropLast() : parts[...] { add(part, "en", .alternate) }
  }

  private mutating func add(_ text: String, _ language: String, _ kind: SourceName.Kind) {
    guard !text.isEmpty, text.utf8.count <= GeoNamesReader.nameLimit, text != main,
      !others.contains(where: { $0.text == text && $0.language == language })
    else { return }
    others.append(SourceName(text: text, language: language, kind: kind))
  }

  private static func withoutBrackets(_ name: String) -> String {
    guard name.hasSuffix(")"), let open = name.lastIndex(of: "(") else { return name }
    let rest = String(name[..<open]).trimmed
    return rest.isEmpty ? name : rest
  }

  /// The twins of a name, or the name alone. The hyphen of "Al-Bab" has no blank behind it.
  private static func parts(_ name: String) -> [String] {
    guard name.utf8.contains(where: { $0 == 0x5F || $0 == 0x2D }) else { return [name] }
    return name.replacingOccurrences(of: "- ", with: "_").split(separator: "_").map {
      $0.trimmingCharacters(in: .whitespaces)
    }.filter { !$0.isEmpty }
  }

  /// "مركز عفرين" is the subdistrict of the town of عفرين itself.
  private static func isArea(_ part: String, _ area: String) -> Bool {
    part == area || area == "مركز \(part)"
  }
}
