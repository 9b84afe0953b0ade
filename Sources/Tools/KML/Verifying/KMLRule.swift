public import Verification

/// What `KMLVerifier` looks for beside what all formats share (`FeatureRule`). Every case is found by a row of the tests' table.
public enum KMLRule: String, FileRule, CaseIterable {
  // XML 1.0
  case notXML = "not-xml"
  // Structure (OGC 07-147r2)
  case notKML = "not-kml"
  case elementOrder = "element-order"
  case unknownElement = "unknown-element"
  case missingReference = "missing-reference"
  case duplicateXMLID = "duplicate-xml-id"
  // Coordinates
  case position

  /// How bad it is.
  public var severity: FileProblem.Severity {
    switch self {
    case .notXML, .notKML, .elementOrder, .missingReference, .duplicateXMLID, .position: .error
    case .unknownElement: .warning
    }
  }
}
