/// The files of `Page/`, compiled in.
enum PageParts {
  /// The mark-up, with lines of their own that stand for policy, styles and scripts.
  static let markup: [UInt8] = PackageResources.page_html

  /// The style sheet.
  static let styleSheet: [UInt8] =
    PackageResources.tokens_css + PackageResources.page_css + PackageResources.time_css
    + PackageResources.side_css + PackageResources.narrow_css

  /// The script: its parts in the order in which each needs the ones before, in one function, so that they share names
  /// with each other and with nobody else.
  static let script: [UInt8] =
    Array("(function () {\n'use strict';\n".utf8) + scriptParts.flatMap(\.self) + Array("}());\n".utf8)

  private static let scriptParts: [[UInt8]] = [
    PackageResources.library_js,
    PackageResources.days_js,
    PackageResources.elements_js,
    PackageResources.source_js,
    PackageResources.record_js,
    PackageResources.signs_js,
    PackageResources.dots_js,
    PackageResources.canvas_js,
    PackageResources.ground_js,
    PackageResources.labels_js,
    PackageResources.control_js,
    PackageResources.view_js,
    PackageResources.address_js,
    PackageResources.histogram_js,
    PackageResources.timeline_js,
    PackageResources.player_js,
    PackageResources.filter_js,
    PackageResources.windowed_js,
    PackageResources.changes_js,
    PackageResources.places_js,
    PackageResources.checks_js,
    PackageResources.claims_js,
    PackageResources.panel_js,
    PackageResources.legend_js,
    PackageResources.search_js,
    PackageResources.tabs_js,
    PackageResources.keys_js,
    PackageResources.map_js,
    PackageResources.start_js,
  ]
}
