import Drafts
import Features
import Foundation
@testable import GeoPackage
import Model
import Testing

/// What the writer refuses, and that nothing is left of it.
@Suite struct RefusalTests {
  struct Refused: Sendable, CustomTestStringConvertible {
    var field: FeatureSchema.Field
    var value: PropertyValue
    var says: String
    var testDescription: String { says }

    init(_ type: FeatureSchema.FieldType, _ value: PropertyValue, _ says: String, isNullable: Bool = true) {
      field = FeatureSchema.Field(name: "f", type: type, isNullable: isNullable)
      self.value = value
      self.says = says
    }
  }

  @Test(arguments: [
    Refused(.dateTime, "2016-08-24", "f: expected YYYY-MM-DDTHH:MM:SSZ, found '2016-08-24'"),
    Refused(
      .dateTime, "2016-08-24T00:00:00+00:00",
      "f: expected YYYY-MM-DDTHH:MM:SSZ, found '2016-08-24T00:00:00+00:00'"),
    Refused(
      .dateTime, "2016-02-30T00:00:00Z", "f: expected YYYY-MM-DDTHH:MM:SSZ, found '2016-02-30T00:00:00Z'"),
    Refused(
      .dateTime, "2016-02-03T24:00:00Z", "f: expected YYYY-MM-DDTHH:MM:SSZ, found '2016-02-03T24:00:00Z'"),
    Refused(.date, "2016-09", "f: expected YYYY-MM-DD, found '2016-09'"),
    Refused(.date, "", "f: expected YYYY-MM-DD, found ''"),
    Refused(.real, .double(.nan), "f: expected a finite number, found nan"),
    Refused(.integer, 0.5, "f: expected a value of type Integer, found double(0.5)"),
    Refused(.string, true, "f: expected a value of type String, found bool(true)"),
    Refused(.string, nil, "f: expected a value, found null", isNullable: false),
  ])
  func valuesOfAnotherType(refused: Refused) throws {
    let folder = try TemporaryFolder()
    let writer = try GeoPackageWriter(to: folder.file("out.gpkg"))
    try writer.begin(FeatureSchema(name: "x", featureType: "x", fields: [refused.field]))
    #expect(throws: InputError(.data, at: "feature a", refused.says)) {
      try writer.append(Feature(id: "a", geometry: nil, values: [refused.value]))
    }
    #expect(try folder.names == [])
    #expect(
      throws: InputError(.software, at: folder.file("out.gpkg"), "the writer is closed or has failed before")
    ) {
      try writer.finish()
    }
  }

  @Test func geometriesThatTheLayerCannotHold() throws {
    let line = try Sample.ring([(1, 2), (3, 4)])
    let rows: [(FeatureSchema.GeometryType, Geometry, String)] = [
      (.point, .lineString(line), "expected a geometry of type point, found another"),
      (.line, try Sample.point(1, 2), "expected a geometry of type line, found another"),
      (.line, .lineString([line[0]]), "line: expected 2 or more positions (RFC 7946, 3.1.4), found 1"),
      (.polygon, .polygon([]), "polygon: expected an outline, found no ring"),
      (
        .polygon, .polygon([line]), "ring: expected the last position to be the first again (RFC 7946, 3.1.6)"
      ),
    ]
    for (type, geometry, says) in rows {
      let folder = try TemporaryFolder()
      let writer = try GeoPackageWriter(to: folder.file("out.gpkg"))
      try writer.begin(Sample.bare("x", type))
      #expect(throws: InputError(.data, at: "feature a", says)) {
        try writer.append(Feature(id: "a", geometry: geometry))
      }
      #expect(try folder.names == [])
    }
  }

  @Test func twoLayersOfOneName() throws {
    let folder = try TemporaryFolder()
    let writer = try GeoPackageWriter(to: folder.file("out.gpkg"))
    try writer.begin(Sample.bare("x", .point))
    #expect(throws: InputError.self) { try writer.begin(Sample.bare("x", .line)) }
    #expect(try folder.names == [])
  }

  @Test func aDroppedWriterLeavesTheOldFile() throws {
    let folder = try TemporaryFolder()
    try Data("old".utf8).write(to: URL(filePath: folder.file("out.gpkg")))
    do {
      let writer = try GeoPackageWriter(to: folder.file("out.gpkg"))
      try writer.begin(Sample.schema)
      try writer.append(Sample.feature("a", try Sample.point(1, 1)))
    }
    #expect(try folder.names == ["out.gpkg"])
    #expect(try Data(contentsOf: URL(filePath: folder.file("out.gpkg"))) == Data("old".utf8))
  }

  @Test func aFolderThatIsNotThere() {
    #expect(throws: InputError(.cannotCreate, at: "/nowhere/out.gpkg", "No such file or directory")) {
      try GeoPackageWriter(to: "/nowhere/out.gpkg")
    }
  }

  private static let canMount = geteuid() == 0 && FileManager.default.fileExists(atPath: "/usr/bin/mount")

  @Test(.enabled(if: canMount, "a full disk needs root and mount: SKIPPED"))
  func aFullDiskIsOneLineAndLeavesNothing() throws {
    let folder = try TemporaryFolder()
    guard try run("/usr/bin/mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", folder.path) == 0 else {
      return print("SKIPPED: no tmpfs can be mounted here")
    }
    defer { _ = try? run("/usr/bin/umount", folder.path) }
    let path = folder.file("out.gpkg")
    let writer = try GeoPackageWriter(to: path)
    #expect(throws: InputError(.io, at: path, "No space left on device")) {
      try writer.begin(Sample.schema)
      for number in 0..<20_000 { try writer.append(Sample.feature("\(number)", try Sample.point(1, 1))) }
      _ = try writer.finish()
    }
    #expect(try folder.names == [])
  }
}

/// Runs a program and gives its exit status.
func run(_ program: String, _ arguments: String...) throws -> Int32 {
  let process = Process()
  process.executableURL = URL(filePath: program)
  process.arguments = arguments
  try process.run()
  process.waitUntilExit()
  return process.terminationStatus
}
