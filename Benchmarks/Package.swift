// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that neither a build nor CI pays for it.
let package = Package(
  name: "dateline-benchmarks",
  dependencies: [.package(name: "dateline", path: "..")],
  targets: [
    .executableTarget(
      name: "dateline-bench",
      dependencies: [.product(name: "Dateline", package: "dateline")],
      swiftSettings: [
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
