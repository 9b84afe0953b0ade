// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target: Swift 6 mode, explicit existentials and imports, no warning left standing.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
/// The HTTP server and what its interface is made of.
let server: [Target.Dependency] = [
  .product(name: "Hummingbird", package: "hummingbird"),
  .product(name: "HummingbirdCore", package: "hummingbird"),
  .product(name: "HTTPTypes", package: "swift-http-types"),
  .product(name: "Logging", package: "swift-log"),
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
]

/// The stages in the order in which a report passes through them. A stage sees `Model` and the tools
/// it names here, never another stage; CI builds with `--explicit-target-dependency-import-check error`.
let stages: [(path: String, module: String, tools: [Target.Dependency])] = [
  ("1-Reports", "Reports", ["TemporalExpressions", yams]),
  ("2-Mentions", "Mentions", ["Gazetteer", "TemporalExpressions"]),
  ("3-Places", "Places", ["Gazetteer", "Geodesy"]),
  ("4-Claims", "Claims", []),
  ("5-Checks", "Checks", ["Geodesy"]),
  ("6-Ledger", "Ledger", ["Drafts", "Fingerprints", grdb]),
  (
    "7-Layers", "Layers",
    [
      "Cartography", "DelimitedText", "Drafts", "Features", "GeoJSON", "GeoPackage", "Geodesy", "KML",
      "Tessellation", "VectorTiles",
    ]
  ),
]

/// Data that is compiled into a stage, so that the program needs no file beside it.
let resources: [String: [Resource]] = [
  "Mentions": [.embedInCode("Languages")], "Claims": [.embedInCode("Languages")],
]

/// Tools that know nothing of wars.
let tools: [(module: String, dependencies: [Target.Dependency])] = [
  (
    "Gazetteer",
    [
      "CZlib", grdb, .product(name: "GRDBSQLite", package: "GRDB.swift"),
      .product(name: "SwiftCSV", package: "SwiftCSV"),
    ]
  ),
  ("DelimitedText", ["Drafts", "Features", "Verification"]),
  ("Geodesy", ["CProj"]),
  ("Features", ["Drafts"]),
  ("Drafts", []),
  ("Verification", ["CGEOS", "Features"]),
  ("GeoJSON", ["Drafts", "Features", "Verification"]),
  (
    "GeoPackage",
    ["Drafts", "Features", "Verification", .product(name: "GRDBSQLite", package: "GRDB.swift")]
  ),
  ("KML", ["Drafts", "Features", "Verification"]),
  (
    "VectorTiles",
    [
      "CGEOS", "CZlib", "Drafts", "Features", "Verification",
      .product(name: "SwiftProtobuf", package: "swift-protobuf"),
    ]
  ),
  ("Tessellation", ["CGEOS", "Geodesy"]),
  ("Cartography", ["Geodesy"]),
  ("CQL2", ["CGEOS", "Features", "GeoJSON"]),
  ("FeatureIndex", ["CQL2", "Features", "GeoJSON", "VectorTiles"]),
  ("TemporalExpressions", []),
  ("Fingerprints", []),
]

let everyStage: [Target.Dependency] = stages.map { .init(stringLiteral: $0.module) }
let everyTool: [Target.Dependency] = tools.map { .init(stringLiteral: $0.module) }

var targets: [Target] = [
  .systemLibrary(
    name: "CProj", path: "Sources/Tools/CProj", pkgConfig: "proj",
    providers: [.apt(["libproj-dev"])]),
  .systemLibrary(
    name: "CGEOS", path: "Sources/Tools/CGEOS", pkgConfig: "geos",
    providers: [.apt(["libgeos-dev"])]),
  .systemLibrary(
    name: "CZlib", path: "Sources/Tools/CZlib", pkgConfig: "zlib",
    providers: [.apt(["zlib1g-dev"])]),
  .target(name: "Model", swiftSettings: strict),
  .target(
    name: "Pipeline", dependencies: ["Model"] + everyStage + everyTool, swiftSettings: strict),
  .target(
    name: "MapPage", dependencies: ["Features", "Gazetteer", "GeoJSON", "Layers", "Model"],
    path: "Sources/Apps/MapPage", resources: [.embedInCode("Page")], swiftSettings: strict),
  .target(
    name: "Atlas",
    dependencies: [
      "CQL2", "CZlib", "FeatureIndex", "Features", "Gazetteer", "GeoJSON", "Layers", "Ledger", "MapPage",
      "Model", "Pipeline", "VectorTiles",
    ] + server,
    path: "Sources/Apps/Atlas", swiftSettings: strict),
  .testTarget(
    name: "MapPageTests", dependencies: ["MapPage", "Features", "Layers", "Model", "TestSupport"],
    exclude: ["Tables"], swiftSettings: strict),
  .testTarget(
    name: "AtlasTests",
    dependencies: [
      "Atlas", "FeatureIndex", "Features", "Layers", "Ledger", "Model", "Pipeline", "TestSupport",
    ] + server,
    exclude: ["Tables"], swiftSettings: strict),
  .executableTarget(
    name: "dateline",
    dependencies: ["Atlas", "MapPage", "Model", "Pipeline"] + everyStage + everyTool + [arguments],
    path: "Sources/Apps/dateline", swiftSettings: strict),
  .testTarget(name: "ModelTests", dependencies: ["Model"], swiftSettings: strict),
  // Tables and the real gazetteer, for the tests that need them.
  .target(
    name: "TestSupport", dependencies: ["Gazetteer"], path: "Tests/TestSupport", swiftSettings: strict),
  .testTarget(
    name: "PipelineTests", dependencies: ["Model", "Pipeline", "TestSupport"] + everyStage + everyTool,
    exclude: ["Tables"], swiftSettings: strict),
  .testTarget(
    name: "EndToEndTests",
    dependencies: ["Model", "Pipeline", "dateline", "TestSupport"] + everyStage + everyTool,
    exclude: ["Cases", "Tables"], swiftSettings: strict),
]
for stage in stages {
  targets.append(
    .target(
      name: stage.module, dependencies: ["Model"] + stage.tools,
      path: "Sources/Stages/\(stage.path)", resources: resources[stage.module] ?? [], swiftSettings: strict))
  targets.append(
    .testTarget(
      name: "\(stage.module)Tests",
      dependencies: ["Model", "TestSupport", .init(stringLiteral: stage.module)] + stage.tools,
      exclude: ["Tables"], swiftSettings: strict))
}
/// The words of times, one file a language, compiled in: the program needs no path to them.
let languages: [Resource] = ["arabic", "french", "russian", "turkish", "ukrainian"].map {
  .embedInCode("Languages/\($0).txt")
}
/// What lies among the sources for their reader, or for `script/generate-tiles`.
let excluded = [
  "TemporalExpressions": ["Languages/README.md"], "VectorTiles": ["Tile/vector_tile.proto"],
]
/// What the tests of a tool need besides: CQL2's read the GeoPackage of the standard's own tests.
let testDependencies: [String: [Target.Dependency]] = ["CQL2": [grdb]]
for tool in tools {
  let isTagger = tool.module == "TemporalExpressions"
  targets.append(
    .target(
      name: tool.module, dependencies: ["Model"] + tool.dependencies, path: "Sources/Tools/\(tool.module)",
      exclude: excluded[tool.module] ?? [], resources: isTagger ? languages : [],
      swiftSettings: strict))
  targets.append(
    .testTarget(
      name: "\(tool.module)Tests",
      dependencies: ["Model", "TestSupport", .init(stringLiteral: tool.module)] + tool.dependencies
        + (testDependencies[tool.module] ?? []),
      exclude: ["Tables"], swiftSettings: strict))
}

let package = Package(
  name: "dateline",
  products: [
    .executable(name: "dateline", targets: ["dateline"]),
    .library(name: "Dateline", targets: ["Model", "Pipeline"] + stages.map(\.module) + tools.map(\.module)),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
  ],
  targets: targets,
  swiftLanguageModes: [.v6]
)
