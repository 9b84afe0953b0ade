import ArgumentParser
import Gazetteer
import Layers
import Model

/// What the sketched areas of control end at.
struct AreaOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How far an area reaches from its last known place.", valueName: "km"))
  var reach = 15.0
  @Option(help: ArgumentHelp("GeoJSON polygons that areas end at.", valueName: "file")) var border: String?
  @Option(help: ArgumentHelp("GeoJSON lines that areas do not reach across.", valueName: "file"))
  var rivers: String?

  /// What sketches areas so.
  func maker() throws(InputError) -> AreaMaker {
    guard reach > 0, reach <= 500 else {
      throw InputError(.usage, at: "--reach", "expected kilometres above 0 and at most 500, found \(reach)")
    }
    return AreaMaker(
      reach: .kilometres(reach), border: try polygons(), rivers: try lines())
  }

  private func polygons() throws(InputError) -> [[[Coordinate]]]? {
    guard let border else { return nil }
    let polygons = try Basemap(file: border).features.flatMap { feature -> [[[Coordinate]]] in
      if case .polygons(let polygons) = feature.shape.geometry { polygons } else { [] }
    }
    guard !polygons.isEmpty else {
      throw InputError(.data, at: border, "expected polygons for --border, found lines alone")
    }
    return polygons
  }

  private func lines() throws(InputError) -> [[Coordinate]] {
    guard let rivers else { return [] }
    let lines = try Basemap(file: rivers).features.flatMap { feature -> [[Coordinate]] in
      if case .lines(let lines) = feature.shape.geometry { lines } else { [] }
    }
    guard !lines.isEmpty else {
      throw InputError(.data, at: rivers, "expected lines for --rivers, found polygons alone")
    }
    return lines
  }
}
