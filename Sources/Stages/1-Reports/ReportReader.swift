import Foundation
public import Model
import TemporalExpressions

/// Reads reports: plain text, Markdown, HTML and JSON Lines, UTF-8 throughout.
///
/// What is wrong with a file comes as an ``InputError`` that says where, what was expected and what was
/// found. Offsets of sentences are offsets in ``Report/text``; ``Report/origin`` leads to the file.
public struct ReportReader: Sendable {
  /// A form in which reports come.
  public enum Format: String, Sendable, CaseIterable {
    /// Plain text; the text is the file.
    case text
    /// Markdown, with or without YAML front matter (id, title, published, source, url).
    case markdown
    /// A page of the web.
    case html
    /// A report a line: `{"id","text","published","title","source","url"}`.
    case jsonLines

    /// The format that a file's ending announces.
    public init?(ending path: String) {
      switch path.split(separator: "/").last?.split(separator: ".").dropFirst().last?.lowercased() {
      case "txt", "text": self = .text
      case "md", "markdown": self = .markdown
      case "html", "htm", "xhtml": self = .html
      case "jsonl", "ndjson", "json": self = .jsonLines
      default: return nil
      }
    }
  }

  let events: EventIndex

  /// Makes a reader.
  ///
  /// - Parameter events: dated events that bound the publication date of a report that names them.
  public init(events: [DatedEvent] = []) {
    self.events = EventIndex(events)
  }

  /// A report may have so many bytes: the later stages keep about ninety for each. A file of JSON Lines has no limit,
  /// only its reports do.
  public static let sizeLimit = 32 << 20

  /// Refuses a report that is too large for one.
  static func checkSize(_ count: Int, at location: String) throws(InputError) {
    guard count > sizeLimit else { return }
    throw InputError(
      .data, at: location,
      "expected a report of at most \(sizeLimit >> 20) MB, found \(count >> 20) MB; split it, or give many reports as JSON Lines"
    )
  }

  /// The reports of a file: one, or as many as a JSON Lines file has lines.
  ///
  /// - Throws: `InputError(.missingInput)` for what is no readable file, `InputError(.data)` for what is no report.
  public func read(file path: String) throws(InputError) -> [Report] {
    let bytes = try Self.bytes(ofFile: path)
    return try read(bytes: bytes, name: path, format: Format(ending: path))
  }

  /// The reports in bytes.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - name: what errors call it; its last part without ending is the id of a report that has none.
  ///   - format: nil to tell it by content.
  public func read(bytes: [UInt8], name: String, format: Format? = nil) throws(InputError) -> [Report] {
    let format = format ?? Self.format(of: bytes)
    if format != .jsonLines { try Self.checkSize(bytes.count, at: name) }
    try TextCheck.check(bytes, name: name)
    let document: SourceDocument
    switch format {
    case .text: document = SourceText.read(bytes)
    case .markdown: document = try MarkdownSource.read(bytes, name: name)
    case .html: document = try HTMLSource.read(bytes, name: name)
    case .jsonLines: return try readAllJSONLines(bytes, name: name)
    }
    var builder = ReportBuilder(document, id: Self.id(ofFile: name), events: events)
    return [builder.build()]
  }

  /// The format that content shows: an object, a tag or front matter first, or plain text.
  static func format(of bytes: [UInt8]) -> Format {
    let start = SourceText.bodyStart(bytes)
    let head = String(decoding: bytes[start...].prefix(512), as: UTF8.self).drop(while: \.isWhitespace)
      .lowercased()
    if head.hasPrefix("{") { return .jsonLines }
    if head.hasPrefix("---\n") || head.hasPrefix("---\r\n") { return .markdown }
    if ["<!doctype", "<html", "<head", "<body", "<?xml", "<article", "<p>", "<div"].contains(
      where: head.hasPrefix)
    {
      return .html
    }
    return .text
  }

  /// A file's name without folders and ending.
  static func id(ofFile path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  private static func bytes(ofFile path: String) throws(InputError) -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw InputError(
        .missingInput, at: path, "no such file; expected a report (.txt, .md, .html or .jsonl)")
    }
    if isFolder.boolValue {
      throw InputError(.missingInput, at: path, "is a folder; expected a file, such as \(path)/report.txt")
    }
    do {
      return [UInt8](try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe))
    } catch {
      throw InputError(.missingInput, at: path, "cannot be read: \(error.localizedDescription)")
    }
  }
}
