internal import Model

/// Makes places from the fields of a user's table or GeoJSON.
struct UserPlace {
  /// Before an id without a name space: `user:villages`.
  let nameSpace: String
  /// What the user said himself; what was guessed is taken with less strictness.
  let stated: ColumnMapping
  /// With the guesses.
  let mapping: ColumnMapping
  /// Columns with names in a language, and which.
  private let languages: [(column: String, language: String)]

  /// `columns`: all of the table, or the keys of the properties.
  init(nameSpace: String, stated: ColumnMapping, mapping: ColumnMapping, columns: [String]) {
    self.nameSpace = nameSpace
    self.stated = stated
    self.mapping = mapping
    languages = columns.filter { $0 != mapping.columns[.name] }.compactMap { column in
      ColumnMapping.language(of: column).map { (column, $0) }
    }
  }

  /// A place; `value` gives the text of a column, nil where it has none.
  func place(
    at coordinate: Coordinate, id given: String? = nil, value: (String) -> String?
  ) throws(RowProblem) -> SourcePlace {
    func text(_ field: ColumnMapping.Field) -> String? {
      guard let column = mapping.columns[field], let text = value(column), !text.isEmpty else { return nil }
      return text
    }
    let column = mapping.columns[.name] ?? "name"
    guard let name = text(.name) else { throw .field(column, expected: "a value", found: "") }
    _ = try HeadedTable.Row.checked(name, column)
    var place = SourcePlace(
      id: try self.id(text(.id) ?? given, name: name, coordinate: coordinate), name: name,
      coordinate: coordinate)
    place.country = try country(text(.country))
    if let word = text(.feature) {
      if let type = FeatureType(word) {
        (place.featureClass, place.featureCode) = (type.featureClass, type.code)
      } else if stated.columns[.feature] != nil {
        throw .field(
          mapping.columns[.feature] ?? "", expected: "a code such as P.PPL or a word such as village",
          found: word)
      }
    }
    place.population = try positive(text(.population), .population).map { Int($0) }
    place.radius = try positive(text(.radius), .radius)
    place.modified = text(.date).flatMap { CivilDate(iso: $0)?.description }
    (place.note, place.admin1Name) = (text(.note), text(.admin1))
    for (field, space) in [(ColumnMapping.Field.geonames, "geonames"), (.wikidata, "wikidata")] {
      // Tables write -1 or 0 where they know none.
      if let number = text(field), Self.isIdentifier(number, of: field) { place.identifiers[space] = number }
    }
    place.names = names(text(.names), main: name, value: value)
    return place
  }

  private static func isIdentifier(_ text: String, of field: ColumnMapping.Field) -> Bool {
    let digits =
      field == .wikidata && text.hasPrefix("Q") ? text.dropFirst() : field == .geonames ? text[...] : ""
    return !digits.isEmpty && digits.first != "0" && digits.utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }

  /// An id as it is where it has a name space, else with ours; without one, a number made from name and position, so that
  /// the row keeps it when rows move.
  private func id(_ given: String?, name: String, coordinate: Coordinate) throws(RowProblem) -> String {
    guard let given else {
      var hash = WordHash()
      for byte in "\(name)|\(coordinate.longitude)|\(coordinate.latitude)".utf8 { hash.add(byte) }
      return "\(nameSpace):\(String(hash.value, radix: 16))"
    }
    guard given.utf8.count <= GeoNamesReader.nameLimit, !given.contains(where: \.isWhitespace) else {
      throw .field(mapping.columns[.id] ?? "id", expected: "an id without blanks", found: given)
    }
    return given.contains(":") ? given : "\(nameSpace):\(given)"
  }

  private func country(_ text: String?) throws(RowProblem) -> String {
    guard let text else { return "" }
    let code = text.uppercased()
    if code.utf8.count == 2, code.utf8.allSatisfy({ 0x41...0x5A ~= $0 }) { return code }
    guard stated.columns[.country] == nil else {
      throw .field(mapping.columns[.country] ?? "", expected: "two letters (ISO 3166-1)", found: text)
    }
    return ""
  }

  /// A number above 0; nil for an empty field and for 0.
  private func positive(_ text: String?, _ field: ColumnMapping.Field) throws(RowProblem) -> Double? {
    guard let text else { return nil }
    guard let number = Double(text), number >= 0, number < 1e12 else {
      throw .field(mapping.columns[field] ?? "", expected: "a number of at least 0", found: text)
    }
    return field == .population && number < 1 || number == 0 ? nil : number
  }

  private func names(
    _ list: String?, main: String, value: (String) -> String?
  ) -> [SourceName] {
    var names: [SourceName] = []
    func add(_ text: String, _ language: String) {
      guard !text.isEmpty, text.utf8.count <= GeoNamesReader.nameLimit, text != main,
        !names.contains(where: { $0.text == text && $0.language == language })
      else { return }
      names.append(SourceName(text: text, language: language))
    }
    for (column, language) in languages {
      if let text = value(column) { add(text, language) }
    }
    for part in list?.parts(between: 0x7C, 0x3B) ?? [] { add(part, "") }
    return names
  }
}
