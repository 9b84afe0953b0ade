internal import FeatureIndex
internal import Features
internal import Model

/// Features for people: a table of a page, and one by itself.
enum ItemPages {
  /// The fields of the table, where a collection has them.
  private static let columns = ["title", "name", "start", "end", "status", "verdict"]

  /// A page of features.
  static func items(_ document: ItemsDocument) -> [UInt8] {
    let (request, collection) = (document.request, document.collection)
    let page = document.question.page(of: collection)
    let schema = collection.index.schema
    let shown = columns.compactMap { name in schema.fields.firstIndex { $0.name == name } }
    let content = HTMLText { html in
      html.raw("<p>")
      html.text("\(page.matched) match; \(page.positions.count) are on this page.")
      html.raw("</p><table><thead><tr><th scope=\"col\">id</th>")
      for index in shown {
        html.raw("<th scope=\"col\">")
        html.text(schema.fields[index].name)
        html.raw("</th>")
      }
      html.raw("</tr></thead><tbody>")
      for position in page.positions {
        let feature = collection.index.feature(at: position)
        html.raw("<tr><th scope=\"row\">")
        html.link(address(of: feature.id, in: collection, request), feature.id)
        html.raw("</th>")
        for index in shown {
          html.raw("<td>")
          html.isolated(feature.values[index].words)
          html.raw("</td>")
        }
        html.raw("</tr>")
      }
      html.raw("</tbody></table>")
      if let next = document.links(page).first(where: { $0.relation == "next" }) {
        html.raw("<p>")
        html.link(next.address, "Next page", relation: "next")
        html.raw("</p>")
      }
    }
    return Page(
      title: CollectionDocument.title(collection.id), crumbs: crumbs(collection, request, showsItems: false),
      json: request.address(with: ["f": "json"]), content: content
    ).bytes
  }

  /// One feature.
  static func item(_ document: ItemDocument) -> [UInt8] {
    let (request, collection) = (document.request, document.collection)
    let schema = collection.index.schema
    let feature = collection.index.feature(at: document.position)
    let content = HTMLText { html in
      html.raw("<dl>")
      for (field, value) in zip(schema.fields, feature.values) where value != .null {
        html.raw("<dt>")
        html.text(field.name)
        html.raw(" <span class=\"note\">")
        html.text(field.meaning)
        html.raw("</span></dt><dd>")
        if let address = webAddress(value) {
          html.link(address, address, relation: "nofollow noopener")
        } else {
          html.isolated(value.words)
        }
        html.raw("</dd>")
      }
      html.raw("</dl>")
    }
    return Page(
      title: feature.id, crumbs: crumbs(collection, request, showsItems: true),
      json: request.address(with: ["f": "json"]), content: content
    ).bytes
  }

  private static func crumbs(
    _ collection: LayerCollection, _ request: AtlasRequest, showsItems: Bool
  ) -> [(name: String, address: String)] {
    let path = "\(request.origin)/collections"
    var crumbs = [
      ("Collections", "\(path)"),
      (CollectionDocument.title(collection.id), "\(path)/\(collection.id)"),
    ]
    if showsItems { crumbs.append(("Features", "\(path)/\(collection.id)/items")) }
    return crumbs
  }

  private static func address(
    of id: String, in collection: LayerCollection, _ request: AtlasRequest
  ) -> String {
    "\(request.origin)/collections/\(collection.id)/items/\(RequestTarget.encoded(id, keepingSlash: false))"
  }

  /// An address of the web, the only kind that becomes a link: `javascript:` is a text like any other.
  private static func webAddress(_ value: PropertyValue) -> String? {
    guard case .string(let text) = value, text.hasPrefix("http://") || text.hasPrefix("https://") else {
      return nil
    }
    return text
  }
}

extension PropertyValue {
  /// The value as words for people; nothing for null.
  var words: String {
    switch self {
    case .null: ""
    case .string(let text): text
    case .int(let number): "\(number)"
    case .double(let number): String(writing: { $0.rounded(number, places: 6) })
    case .bool(let value): value ? "yes" : "no"
    case .strings(let words): words.joined(separator: "; ")
    }
  }
}
