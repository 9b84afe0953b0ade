import Model

/// English adjectives of countries, for demonyms ("Turkish") and for the theatre of a report.
///
/// Names of countries come from the gazetteer; the adjectives are in no gazetteer, so they stand here.
enum Countries {
  /// Lower-case adjective → ISO 3166-1 alpha-2 code.
  static let byAdjective: WordMap<String> = {
    var table: [(Word, String)] = []
    for line in adjectives.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      for word in words.dropFirst() { table.append((Word(word), words[0])) }
    }
    return WordMap(table)
  }()

  /// Lower-case one-word country names that count towards the theatre even where the gazetteer is small.
  private static let adjectives = """
    AE emirati
    AF afghan
    AM armenian
    AO angolan
    AZ azerbaijani azeri
    BA bosnian
    BD bangladeshi
    BF burkinabe
    BI burundian
    BY belarusian
    CD congolese
    CF central-african
    CM cameroonian
    CN chinese
    CO colombian
    CU cuban
    CY cypriot
    DE german
    DZ algerian
    EG egyptian
    ER eritrean
    ES spanish
    ET ethiopian tigrayan
    FR french
    GB british
    GE georgian
    GR greek
    HR croatian
    ID indonesian
    IL israeli
    IN indian
    IQ iraqi
    IR iranian
    IT italian
    JO jordanian
    JP japanese
    KE kenyan
    KP north-korean
    KR south-korean
    KW kuwaiti
    LB lebanese
    LK sri-lankan
    LR liberian
    LY libyan
    MA moroccan
    ML malian
    MM burmese
    MX mexican
    MZ mozambican
    NE nigerien
    NG nigerian
    NP nepalese
    OM omani
    PH filipino philippine
    PK pakistani
    PL polish
    PS palestinian
    QA qatari
    RS serbian
    RU russian
    RW rwandan
    SA saudi
    SD sudanese
    SN senegalese
    SO somali
    SS south-sudanese
    SY syrian
    TD chadian
    TH thai
    TN tunisian
    TR turkish
    UA ukrainian
    UG ugandan
    US american
    UZ uzbek
    VE venezuelan
    XK kosovar
    YE yemeni
    ZA south-african
    """
}
