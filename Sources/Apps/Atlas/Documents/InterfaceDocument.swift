internal import GeoJSON

/// The document of the interface (OpenAPI 3.0).
struct InterfaceDocument {
  let snapshot: AtlasSnapshot

  init(_ snapshot: AtlasSnapshot) { self.snapshot = snapshot }

  func json(origin: String) -> JSONOutput { .members(["openapi": .string("3.0.3")]) }

  func page(_ request: AtlasRequest) -> [UInt8] { ServicePages.page("Interface", request, HTMLText()) }
}
