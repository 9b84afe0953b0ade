internal import FeatureIndex
internal import Features
internal import Model

/// The service and its collections for people.
enum ServicePages {
  /// The classes of standards.
  static func conformance(_ request: AtlasRequest) -> [UInt8] {
    let content = HTMLText { html in
      html.raw("<ul>")
      for name in ServiceDocuments.conformanceClasses {
        html.raw("<li><code>")
        html.text(name)
        html.raw("</code></li>")
      }
      html.raw("</ul>")
    }
    return page("Conformance", request, content)
  }

  /// All collections.
  static func collections(_ snapshot: AtlasSnapshot, _ request: AtlasRequest) -> [UInt8] {
    let content = HTMLText { html in
      html.raw(
        """
        <table><thead><tr><th scope="col">Collection</th><th scope="col">One feature is</th>\
        <th scope="col">Features</th></tr></thead><tbody>
        """)
      for collection in snapshot.collections {
        html.raw("<tr><th scope=\"row\">")
        html.link(
          "\(request.origin)/collections/\(collection.id)", CollectionDocument.title(collection.id))
        html.raw("</th><td>")
        html.text(collection.index.schema.summary)
        html.raw("</td><td>")
        html.text("\(collection.index.count)")
        html.raw("</td></tr>")
      }
      html.raw("</tbody></table>")
    }
    return page("Collections", request, content)
  }

  /// One collection.
  static func collection(_ collection: LayerCollection, _ request: AtlasRequest) -> [UInt8] {
    let content = HTMLText { html in
      html.raw("<p>")
      html.text(collection.index.schema.summary)
      html.raw("</p><ul>")
      for link in CollectionDocument(collection: collection, origin: request.origin).links {
        html.raw("<li>")
        html.link(link.address, link.title)
        html.raw("</li>")
      }
      html.raw("</ul>")
      html.append(fields(collection.index.schema.fields))
    }
    return page(
      CollectionDocument.title(collection.id), request, content,
      crumbs: [("Collections", "\(request.origin)/collections")])
  }

  /// The fields of a collection.
  static func schema(
    _ collection: LayerCollection, _ fields: [FeatureSchema.Field], _ title: String, _ request: AtlasRequest
  ) -> [UInt8] {
    let path = "\(request.origin)/collections"
    return page(
      title, request, self.fields(fields),
      crumbs: [
        ("Collections", "\(path)"),
        (CollectionDocument.title(collection.id), "\(path)/\(collection.id)"),
      ])
  }

  private static func fields(_ fields: [FeatureSchema.Field]) -> HTMLText {
    HTMLText { html in
      html.raw(
        """
        <table><thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th>\
        <th scope="col">Form</th></tr></thead><tbody>
        """)
      for field in fields {
        html.raw("<tr><th scope=\"row\">")
        for (index, text) in [field.name, field.type.rawValue, field.meaning, field.form].enumerated() {
          html.text(text)
          if index == 0 { html.raw("</th><td>") } else if index < 3 { html.raw("</td><td>") }
        }
        html.raw("</td></tr>")
      }
      html.raw("</tbody></table>")
    }
  }

  /// The ways in which the world is cut.
  static func tileMatrixSets(_ request: AtlasRequest) -> [UInt8] {
    let content = HTMLText { html in
      html.raw("<p>")
      html.link("\(request.origin)/tileMatrixSets/\(TileMatrixSet.name)", TileMatrixSet.name)
      html.raw(" ")
      html.link(TileMatrixSet.address, TileMatrixSet.address)
      html.raw("</p>")
    }
    return page("Tile matrix sets", request, content)
  }

  /// The tiles of a collection.
  static func tiles(_ document: TilesetDocument) -> [UInt8] {
    let request = document.request
    let path = "\(request.origin)/collections/\(document.collection.id)"
    let content = HTMLText { html in
      html.raw("<ul>")
      for (address, title) in [
        ("\(path)/tiles/\(TileMatrixSet.name)", "Vector tiles in \(TileMatrixSet.name)"),
        ("\(path)/tiles/\(TileMatrixSet.name)?f=tilejson", "The same as TileJSON"),
        ("\(request.origin)/style.json", "A style of all layers for MapLibre"),
      ] {
        html.raw("<li>")
        html.link(address, title)
        html.raw("</li>")
      }
      html.raw("</ul>")
    }
    return page(
      "Tiles", request, content,
      crumbs: [
        ("Collections", "\(request.origin)/collections"),
        (CollectionDocument.title(document.collection.id), path),
      ])
  }

  static func page(
    _ title: String, _ request: AtlasRequest, _ content: HTMLText,
    crumbs: [(name: String, address: String)] = []
  ) -> [UInt8] {
    Page(title: title, crumbs: crumbs, json: request.address(with: ["f": "json"]), content: content).bytes
  }
}
