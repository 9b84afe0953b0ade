import Foundation
import Gazetteer
import Testing

/// A folder that goes when the test ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "gazetteer-tests-\(UInt64.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in the folder, with its content written where it is given.
  @discardableResult
  func file(_ name: String, _ content: String? = nil) throws -> String {
    if let content { try Data(content.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)")) }
    return "\(path)/\(name)"
  }

  /// Names of what lies in the folder.
  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }

  /// Writes the four tables of a small project and returns the folder. `replacing` overrides whole files.
  @discardableResult
  func project(replacing files: [String: String] = [:]) throws -> String {
    let usual = [
      "places.csv": Fixture.places, "names.csv": Fixture.names, "actors.csv": Fixture.actors,
      "events.csv": Fixture.events,
    ]
    for (name, content) in usual.merging(files, uniquingKeysWith: { $1 }) { try file(name, content) }
    return path
  }

  /// Builds the small project, without a world layer.
  func gazetteer(replacing files: [String: String] = [:]) throws -> Gazetteer {
    try GazetteerBuilder().build(
      project: try project(replacing: files), worldFolder: nil, to: "\(path)/g.sqlite")
    return try Gazetteer(path: "\(path)/g.sqlite")
  }
}

/// A small project. Places and figures are GeoNames' (see gazetteer/README.md), but for Wash in Idaho: invented.
enum Fixture {
  static let header =
    "id,name,longitude,latitude,feature_class,feature_code,country,admin1_code,admin1_name,population,radius_m,geonames,wikidata,ocha,source,note\n"
  static let places =
    header + """
      geonames:169179,Jarābulus,38.01111,36.8175,P,PPLA2,SY,09,Aleppo,24997,1500,169179,Q1149502,C2227,GeoNames,
      geonames:309134,Karkamış,37.9983,36.83452,P,PPLA2,TR,83,Gaziantep,4951,1200,309134,,,GeoNames,"Opposite, across
      the border"
      geonames:172955,Ar Raqqah,39.00788,35.95283,P,PPLA,SY,04,Ar-Raqqah,531952,,172955,,,GeoNames,
      geonames:12953,Talātīnah,37.33988,36.46457,P,PPL,SY,09,Aleppo,,,12953,,,GeoNames,
      geonames:163189,Thalthānah,37.34367,36.44532,P,PPL,SY,09,Aleppo,,,163189,,,GeoNames,
      geonames:11427238,East Ja‘bar,38.52476,35.92464,P,PPL,SY,04,Ar-Raqqah,,,11427238,,,GeoNames,
      geonames:6886,Old Jabbār,38.51008,35.88801,P,PPL,SY,04,Ar-Raqqah,,,6886,,,GeoNames,
      geonames:12951,Al Wāsh,37.37192,36.48476,P,PPL,SY,09,Aleppo,,,12951,,,GeoNames,
      dateline:wash,Wash,-116.5,43.6,P,PPL,US,ID,Idaho,100,,,,,invented,
      dateline:tabqa-dam,Tabqa Dam,38.56667,35.87222,S,DAM,SY,04,Ar-Raqqah,,2300,,,,Wikipedia (en),
      geonames:2205218,Suva,178.44149,-18.14161,P,PPLC,FJ,01,Central,77366,,2205218,,,GeoNames,
      dateline:taveuni,Taveuni,-179.99,-16.85,T,ISL,FJ,,,,,,,,invented,

      """
  static let names = """
    id,name,lang,kind,source
    geonames:169179,Jarablus,en,preferred,press usage
    geonames:169179,جرابلس,ar,preferred,GeoNames
    geonames:309134,Carablus,tr,historic,GeoNames
    geonames:172955,Raqqa,en,preferred,GeoNames

    """
  static let actors = """
    id,name,kind,country,aliases,generic_aliases,part_of,backers,from,to,wikidata,source
    isis,Islamic State,armed-group,SY|IQ,ISIS|IS|Daesh,militants,,,2013-04-08,,Q2429253,Wikipedia (en)
    fsa,Free Syrian Army,armed-group,SY,FSA,rebels,,turkey,2011-07-29,2014-12,,Wikipedia (en)
    turkey,Turkey,state,TR,Turkey|Ankara,,,,1923,,,Wikipedia (en)

    """
  static let events = """
    id,name,from,to,phrases,note,source
    euphrates-shield,Operation Euphrates Shield,2016-08-24,2017-03-29,Euphrates Shield|Turkish & Jarablus & August,,Wikipedia (en)

    """
  /// A row of GeoNames' dump format.
  static func dumpRow(
    id: Int = 169138, name: String = "Ar Rā‘ī", alternates: String = "Al Raai,Ar Ra`i,الراعي",
    latitude: String = "36.61182",
    longitude: String = "37.4478", featureClass: String = "P", country: String = "SY"
  ) -> String {
    [
      "\(id)", name, name == "Ar Rā‘ī" ? "Ar Ra'i" : name, alternates, latitude, longitude, featureClass,
      "PPLA3", country, "", "09", "",
      "", "",
      "0", "", "510", "Asia/Damascus", "2018-01-01",
    ].joined(separator: "\t")
  }
}
