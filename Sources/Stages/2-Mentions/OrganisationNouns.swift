import Model

/// Capitalised words behind a place's name that make no person of it: "Kentucky State Police", "Texas Senator".
enum OrganisationNouns {
  /// Titles of newspapers behind the name of their city.
  static let newspapers: WordSet = [
    "times", "post", "herald", "tribune", "chronicle", "journal", "gazette", "globe", "mail", "news", "press",
    "daily",
    "examiner", "observer", "telegraph", "inquirer", "dispatch", "sentinel", "courier", "register",
    "enquirer",
  ]

  static let all = WordSet(
    words: """
      police sheriff sheriffs department university college school schools hospital council court courts senate
      assembly parliament congress legislature government governor gov mayor senator sen representative rep president
      premier prime minister ministry secretary commissioner commission committee authority agency bureau office
      board association society institute institution foundation federation union league club team fc united city
      town county state national regional federal international airport port station centre center museum gallery
      library church cathedral mosque temple theatre theater stadium arena park zoo garden gardens hotel bank
      company corporation corp inc ltd group fire highway patrol transit railway airlines
      airways air army navy marine marines guard force forces command embassy consulate ambassador health care
      medical clinic services service public works district attorney general supreme superior municipal provincial
      democrat democrats republican republicans conservative conservatives liberal liberals labour labor party ndp
      festival championship cup olympics games open marathon symphony orchestra ballet opera film prize grand prix
      stock exchange chamber commerce energy power electric gas oil water hydro housing education environment
      transport transportation agriculture human rights olympic chief constable officer detective judge native
      agreement treaty accord declaration protocol convention conference summit review report index act law
      """)
}
