/// The interface for people: every path with its parameters.
enum InterfacePage {
  static func bytes(_ document: InterfaceDocument, _ request: AtlasRequest) -> [UInt8] {
    let content = HTMLText { html in
      html.raw("<p>GET, HEAD and OPTIONS; unknown parameters are refused.</p>")
      for resource in document.resources {
        html.raw("<h2><code>")
        html.text("/" + resource.segments.joined(separator: "/"))
        html.raw("</code></h2><p>")
        html.text(document.summary(of: resource))
        html.raw("</p><dl>")
        for parameter in document.definitions(of: resource) {
          html.raw("<dt><code>")
          html.text(parameter.name)
          html.raw("</code></dt><dd>")
          html.text(parameter.summary)
          html.raw("</dd>")
        }
        html.raw("</dl>")
      }
    }
    return ServicePages.page("Interface", request, content)
  }
}
