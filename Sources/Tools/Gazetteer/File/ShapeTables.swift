private import Foundation
internal import Model

/// The project's own shapes: every `.geojsonl` file of the folder `shapes`, a feature a line.
struct ShapeTables {
  private let files: [String]

  /// The files of a folder in the order of their names; none where there is no such folder.
  init(folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    files = names.filter { $0.hasSuffix(".geojsonl") }.sorted().map { "\(folder)/\($0)" }
  }

  /// Files the shapes; throws at the first wrong one, with file and line.
  func add(to filer: PlaceFiler, _ summary: inout BuildSummary) throws {
    for path in files {
      var features: [ShapeFeature] = []
      try ShapeFeature.read(path) { features.append($0) }
      let name = URL(fileURLWithPath: path).lastPathComponent
      for (index, feature) in features.enumerated() {
        let source = try source(of: feature, filer)
        if let countries = feature.countries {
          let title = feature.name ?? "border of \(countries.0) and \(countries.1)"
          try filer.file(feature.shape, named: title, between: countries, source: source)
          summary.borders += 1
          continue
        }
        guard let id = feature.id, let place = try filer.row(of: id) else {
          throw InputError(
            .data, at: "\(name):\(index + 1)", "id: expected the id of a place, found '\(feature.id ?? "")'")
        }
        try filer.file(feature.shape, named: feature.name ?? id, of: place, source: source)
        summary.shapes += 1
      }
      try filer.add(input: "\(name): \(features.count) shapes")
    }
  }

  private func source(of feature: ShapeFeature, _ filer: PlaceFiler) throws -> Int64 {
    let name = feature.source ?? "project"
    return try filer.source(
      SourceDescription(name: name, licence: ProjectBook.licence(of: name), date: nil))
  }
}
