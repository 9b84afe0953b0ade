/// What Wikidata's items mean in GeoNames' and ISO's terms, from knowledge of Wikidata; only items sure to be right are
/// here, so an item that is missing is normal.
enum WikidataTables {
  /// ISO 3166-1 alpha-2 of a country's item.
  static let countries: [String: String] = [
    "Q858": "SY", "Q796": "IQ", "Q43": "TR", "Q822": "LB", "Q810": "JO", "Q801": "IL", "Q219060": "PS",
    "Q851": "SA",
    "Q794": "IR", "Q79": "EG", "Q1016": "LY", "Q805": "YE", "Q889": "AF", "Q159": "RU", "Q212": "UA",
    "Q30": "US",
    "Q145": "GB", "Q142": "FR", "Q183": "DE", "Q38": "IT", "Q29": "ES", "Q36": "PL", "Q229": "CY",
    "Q41": "GR",
    "Q219": "BG", "Q218": "RO", "Q227": "AZ", "Q399": "AM", "Q230": "GE", "Q1049": "SD", "Q958": "SS",
    "Q115": "ET",
    "Q986": "ER", "Q1045": "SO", "Q843": "PK", "Q668": "IN", "Q148": "CN", "Q17": "JP", "Q884": "KR",
    "Q423": "KP",
    "Q836": "MM", "Q928": "PH", "Q252": "ID", "Q912": "ML", "Q1032": "NE", "Q1033": "NG", "Q657": "TD",
    "Q929": "CF",
    "Q974": "CD", "Q1009": "CM", "Q965": "BF", "Q1029": "MZ", "Q224": "HR", "Q225": "BA", "Q403": "RS",
    "Q1246": "XK",
    "Q236": "ME", "Q221": "MK", "Q222": "AL", "Q217": "MD", "Q184": "BY", "Q398": "BH", "Q817": "KW",
    "Q842": "OM",
    "Q846": "QA", "Q878": "AE", "Q948": "TN", "Q262": "DZ", "Q1028": "MA", "Q16": "CA", "Q96": "MX",
    "Q155": "BR",
    "Q414": "AR", "Q408": "AU", "Q664": "NZ", "Q739": "CO", "Q717": "VE", "Q419": "PE", "Q298": "CL",
    "Q258": "ZA",
    "Q114": "KE", "Q1036": "UG", "Q1037": "RW", "Q967": "BI", "Q924": "TZ", "Q265": "UZ", "Q232": "KZ",
    "Q813": "KG",
    "Q863": "TJ", "Q874": "TM", "Q902": "BD", "Q837": "NP", "Q854": "LK", "Q881": "VN", "Q869": "TH",
    "Q833": "MY",
    "Q40": "AT", "Q39": "CH", "Q31": "BE", "Q55": "NL", "Q35": "DK", "Q34": "SE", "Q20": "NO", "Q33": "FI",
    "Q45": "PT", "Q27": "IE", "Q213": "CZ", "Q214": "SK", "Q28": "HU", "Q215": "SI", "Q211": "LV",
    "Q191": "EE",
    "Q37": "LT",
  ]

  /// GeoNames' class and code of what an item is an instance of.
  static let types: [String: FeatureType] = [
    "Q515": .init("P", "PPL"), "Q1549591": .init("P", "PPL"), "Q3957": .init("P", "PPL"),
    "Q532": .init("P", "PPL"), "Q5084": .init("P", "PPL"), "Q486972": .init("P", "PPL"),
    "Q5119": .init("P", "PPLC"), "Q123705": .init("P", "PPLX"), "Q188509": .init("P", "PPLX"),
    "Q6256": .init("A", "PCLI"), "Q3624078": .init("A", "PCLI"), "Q10864048": .init("A", "ADM1"),
    "Q34876": .init("A", "ADM1"), "Q35657": .init("A", "ADM1"), "Q13220204": .init("A", "ADM2"),
    "Q149621": .init("A", "ADM2"), "Q28575": .init("A", "ADM2"), "Q13221722": .init("A", "ADM3"),
    "Q15284": .init("A", "ADM3"), "Q12323": .init("S", "DAM"), "Q12280": .init("S", "BDG"),
    "Q1248784": .init("S", "AIRP"), "Q695850": .init("S", "AIRB"), "Q245016": .init("S", "INSM"),
    "Q16917": .init("S", "HSP"), "Q3914": .init("S", "SCH"), "Q32815": .init("S", "MSQE"),
    "Q23413": .init("S", "CSTL"), "Q159719": .init("S", "PS"), "Q839954": .init("S", "ANS"),
    "Q4022": .init("H", "STM"), "Q23397": .init("H", "LK"), "Q131681": .init("H", "RSV"),
    "Q12284": .init("H", "CNL"), "Q165": .init("H", "SEA"), "Q8502": .init("T", "MT"),
    "Q54050": .init("T", "HLL"), "Q23442": .init("T", "ISL"), "Q39816": .init("T", "VAL"),
    "Q8514": .init("T", "DSRT"), "Q133056": .init("T", "PASS"), "Q34442": .init("R", "RD"),
    "Q4421": .init("V", "FRST"), "Q82794": .init("L", "RGN"),
  ]
}
