/// A filter of features, as OGC CQL2 1.0 (OGC 21-065r2) writes it.
///
/// Two filters are equal where they say the same in the same order, however they are written.
public struct Filter: Sendable, Hashable {
  /// The condition that features must meet.
  let root: FilterNode

  /// Reads CQL2 text (Annex B).
  public init(text: String) throws(FilterProblem) {
    var parser = TextParser(text)
    root = try parser.parse()
  }

  /// Reads CQL2 JSON (Annex C).
  public init(json: [UInt8]) throws(FilterProblem) {
    var reader = JSONReader()
    root = try reader.read(json)
  }

  /// The filter as CQL2 text in one form: read again, it gives this filter.
  public var text: String {
    var printer = TextPrinter()
    printer.print(root)
    return printer.text
  }

  /// The filter as CQL2 JSON in one form: read again, it gives this filter.
  public var json: [UInt8] {
    var printer = JSONPrinter()
    printer.print(root)
    return Array(printer.text.utf8)
  }

  /// How many conditions, functions and operators are worked out for a feature at most.
  public var operations: Int { root.operations }

  /// The names of the properties that it asks for, a geometry's among them.
  public var propertyNames: Set<String> {
    var names: Set<String> = []
    root.collectNames(into: &names)
    return names
  }
}
