import Layers
import Model

/// The layers and files that a run has written, and what the formats could not carry.
enum WrittenTable {
  static func print(_ written: LayerWriter.Outcome) throws(InputError) {
    try Table(
      columns: [.init("layer"), .init("features", .whole), .init("without a place", .whole)],
      rows: written.layers.map { [$0.name, "\($0.features)", "\($0.unlocated)"] }
    ).print()
    try Console.print("")
    for file in written.files { try Console.show(file) }
    for loss in written.losses {
      Console.say("dateline: note: \(loss.format.rawValue) cannot carry \(loss.text)")
    }
  }
}
