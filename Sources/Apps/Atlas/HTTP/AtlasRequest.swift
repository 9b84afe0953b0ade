internal import HTTPTypes

/// A request whose path, parameters and form are understood.
struct AtlasRequest: Sendable {
  /// What it asks for.
  var resource: Resource
  /// The parameters, known and given once.
  var parameters: ParameterSet
  /// The form of the answer.
  var representation: Representation
  /// Scheme, name and port by which the client knows the server.
  var origin: String
  /// The path, each segment percent-encoded in one way.
  var path: String
  /// `If-None-Match`.
  var knownTag: String?

  /// The address of the resource with these parameters.
  func address(_ parameters: [RequestTarget.Parameter]) -> String {
    origin + path + RequestTarget.query(parameters)
  }

  /// The address of this request with some parameters set or, where the value is nil, left out.
  func address(with changes: KeyValuePairs<String, String?>) -> String {
    var parameters = parameters.given
    for (name, value) in changes {
      let index = parameters.firstIndex { $0.name == name }
      switch (index, value) {
      case (let index?, let value?): parameters[index].value = value
      case (let index?, nil): parameters.remove(at: index)
      case (nil, let value?): parameters.append(.init(name: name, value: value))
      case (nil, nil): break
      }
    }
    return address(parameters)
  }

  /// Links to this document and to its other forms.
  func selfLinks(_ forms: [Representation]) -> [Link] {
    var links = [Link("self", address(parameters.given), representation.mediaType, "This document")]
    for form in forms where form.name != representation.name {
      links.append(
        Link("alternate", address(with: ["f": form.name]), form.mediaType, "This document as \(form.title)"))
    }
    return links
  }
}
