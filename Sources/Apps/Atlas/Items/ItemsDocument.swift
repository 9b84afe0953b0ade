internal import FeatureIndex
internal import Features
internal import GeoJSON
internal import HTTPTypes
internal import Model
internal import NIOCore

/// A page of features as GeoJSON (OGC 17-069r4, 7.16): put together from the bytes that the index keeps.
struct ItemsDocument {
  let request: AtlasRequest
  let collection: LayerCollection
  let question: ItemsQuestion
  let profile: FeatureIndex.Profile

  /// The answer; `now` is the second in which it is made.
  func answer(now: String) -> Answer {
    let page = question.page(of: collection)
    let head = head(page, now: now)
    let index = collection.index
    let length = page.positions.reduce(head.count + 8) { $0 + index.length(of: $1, as: profile) + 2 }
    var body = ByteBuffer()
    body.reserveCapacity(length)
    body.writeBytes(head)
    var isFirst = true
    for position in page.positions {
      body.writeStaticString(isFirst ? "\n" : ",\n")
      isFirst = false
      index.withPieces(of: position, as: profile) { _ = body.writeBytes($0) }
    }
    body.writeStaticString("\n]}\n")
    var answer = Answer(
      Representation.geojson.mediaType, body,
      entityTag: Self.entityTag(of: collection, profile, request.representation))
    answer.fields[.link] = Self.profileLink(profile)
    return answer
  }

  /// The tag of every page of a collection in one form: the address tells pages apart.
  static func entityTag(
    of collection: LayerCollection, _ profile: FeatureIndex.Profile, _ form: Representation
  ) -> String {
    EntityTag.weak(collection.state, profile == .jsonfg ? "fg" : form.name == "html" ? "h" : "g")
  }

  /// Which profile an answer follows (OGC 21-045r1, by RFC 6906).
  static func profileLink(_ profile: FeatureIndex.Profile) -> String {
    "<http://www.opengis.net/def/profile/OGC/0/\(profile.rawValue)>; rel=\"profile\""
  }

  /// Everything up to the first feature.
  private func head(_ page: FeaturePage, now: String) -> [UInt8] {
    var json = ByteText(capacity: 1_024)
    json.add(#"{"type":"FeatureCollection""#)
    if profile == .jsonfg {
      json.add(#","conformsTo":[""#)
      json.add(text: FeatureEncoder.conformance)
      json.add(#""],"featureType":"#)
      json.string(collection.index.schema.featureType)
    }
    json.add(#","timeStamp":""#)
    json.add(text: now)
    json.add(#"","numberMatched":"#)
    json.int(page.matched)
    json.add(#","numberReturned":"#)
    json.int(page.positions.count)
    json.add(#","links":"#)
    links(page).write(to: &json)
    json.add(#","features":["#)
    return json.array
  }

  /// This page, its other forms, the collection, and the next page where there is one.
  func links(_ page: FeaturePage) -> [Link] {
    var links = request.selfLinks([.geojson, .html])
    links.append(
      Link(
        "collection", "\(request.origin)/collections/\(collection.id)", Representation.json.mediaType,
        "The collection"))
    if let next = page.next {
      let cursor = Cursor(state: collection.state, position: next, question: question.hash)
      links.append(
        Link(
          "next", request.address(with: ["cursor": cursor.text]), request.representation.mediaType,
          "The next page"))
    }
    return links
  }
}

/// One feature as GeoJSON, with its links.
struct ItemDocument {
  let request: AtlasRequest
  let collection: LayerCollection
  let position: Int
  let profile: FeatureIndex.Profile

  func answer() -> Answer {
    var body: [UInt8] = []
    collection.index.append(position, as: profile, to: &body)
    // The feature is an object: its last byte is the brace behind which nothing may stand.
    body.removeLast()
    var json = ByteText()
    if profile == .jsonfg {
      json.add(#","conformsTo":[""#)
      json.add(text: FeatureEncoder.conformance)
      json.add(#""]"#)
    }
    json.add(#","links":"#)
    var links = request.selfLinks([.geojson, .html])
    links.append(
      Link(
        "collection", "\(request.origin)/collections/\(collection.id)", Representation.json.mediaType,
        "The collection"))
    links.write(to: &json)
    json.add("}\n")
    json.withBytes { body.append(contentsOf: $0) }
    var answer = Answer(
      Representation.geojson.mediaType, ByteBuffer(bytes: body),
      entityTag: ItemsDocument.entityTag(of: collection, profile, request.representation))
    answer.fields[.link] = ItemsDocument.profileLink(profile)
    return answer
  }
}

extension HTTPField.Name {
  /// RFC 8288.
  static let link = HTTPField.Name("Link") ?? .via
}
