import GeoJSON
import Model
import Testing

/// What must be escaped is, wherever in a string it stands: plain bytes are passed over eight at a time.
@Suite struct JSONStringTests {
  @Test(arguments: [
    ("\"", "\\\""), ("\\", "\\\\"), ("\n", "\\n"), ("\u{1}", "\\u0001"), ("\u{1F}", "\\u001f"),
    ("\u{7F}", "\\u007f"),
    ("\u{80}", "\\u0080"), ("\u{9F}", "\\u009f"), ("\u{2028}", "\\u2028"), ("\u{2029}", "\\u2029"),
    ("\u{A0}", "\u{A0}"),
    ("°", "°"), ("—", "—"), (" ", " "), ("!", "!"), ("#", "#"), ("~", "~"), ("حلب", "حلب"),
  ])
  func escapes(sign: String, expected: String) {
    for front in 0..<20 {
      for back in 0..<20 {
        let (before, behind) = (String(repeating: "a", count: front), String(repeating: "~", count: back))
        let json = String { $0.string(before + sign + behind + sign) }
        #expect(json == "\"\(before)\(expected)\(behind)\(expected)\"")
      }
    }
  }
}
