import Foundation
import Testing

/// The document of the interface against what is accepted.
@Suite struct InterfaceTests {
  @Test func everyParameterOfTheDocumentIsAcceptedAndNoOther() async throws {
    try await withServer { server in
      let document = try await server.ask("/api").json
      let paths = try #require(document["paths"] as? [String: Any])
      #expect(paths.count > 50)
      for (template, item) in paths {
        let path = template.replacingOccurrences(of: "{featureId}", with: "e4")
          .replacingOccurrences(of: "{tileMatrix}", with: "0").replacingOccurrences(
            of: "{tileRow}", with: "0"
          )
          .replacingOccurrences(of: "{tileCol}", with: "0")
        let operation = try #require((item as? [String: Any])?["get"] as? [String: Any])
        let parameters = try #require(operation["parameters"] as? [[String: Any]])
        let named = Set(
          parameters.filter { $0["in"] as? String == "query" }.compactMap { $0["name"] as? String })
        let refusal = try await server.ask("\(path)?nothing-such=1")
        #expect(refusal.status == 400, "\(path)")
        // "unknown parameter 'nothing-such': a, b, c are known here"
        let detail = try #require(refusal.json["detail"] as? String)
        let list = detail.components(separatedBy: "': ").dropFirst().joined().components(
          separatedBy: " are known")[0]
        let known = list == "none is known here" ? [] : Set(list.components(separatedBy: ", "))
        #expect(known == named, "\(path)")
        let whole = try await server.ask(path)
        let isThere = !template.contains("{featureId}") || template.contains("control-changes")
        #expect(isThere ? [200, 204].contains(whole.status) : whole.status == 404, "\(path)")
        let responses = try #require(operation["responses"] as? [String: Any])
        #expect(responses["\(whole.status)"] != nil, "\(path)")
      }
    }
  }

  @Test func theListAndTheCollectionAgree() async throws {
    try await withServer { server in
      let list = try await server.ask("/collections").json["collections"] as? [[String: Any]] ?? []
      #expect(list.count >= 6)
      for one in list {
        let id = try #require(one["id"] as? String)
        let alone = try await server.ask("/collections/\(id)").json
        for key in ["title", "description", "extent", "itemType", "crs"] {
          #expect((alone[key] as? NSObject) == (one[key] as? NSObject), "\(id): \(key)")
        }
      }
    }
  }

  @Test func theFirstFeatureShowsEveryField() async throws {
    try await withServer { server in
      let schema = try await server.ask("/collections/control-changes/schema").json
      let fields = Set((schema["properties"] as? [String: Any] ?? [:]).keys).subtracting(["geometry"])
      let page = try await server.ask("/collections/control-changes/items?limit=1").json
      let feature = try #require((page["features"] as? [[String: Any]])?.first)
      #expect(Set((feature["properties"] as? [String: Any] ?? [:]).keys) == fields)
    }
  }
}
