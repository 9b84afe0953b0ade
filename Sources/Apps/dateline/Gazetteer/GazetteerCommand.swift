import ArgumentParser

/// `dateline gazetteer`: makes, grows, corrects and describes the gazetteer.
struct GazetteerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazetteer", abstract: "Build, extend, correct or describe the gazetteer.",
    subcommands: [
      Build.self, Import.self, Conflate.self, Export.self, Add.self, Alias.self, Drop.self, Info.self,
    ])
}
