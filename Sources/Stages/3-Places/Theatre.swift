/// How the report's places share out over countries and first-order areas.
struct Theatre {
  /// What one candidate of a question adds.
  struct Stake {
    var country: UInt64
    var region: UInt64
    var share: Double
  }

  /// Sums of shares by number; a report has a few dozen, which are found sooner by going through them than by
  /// hashing.
  private struct Sums {
    private var numbers: [UInt64] = []
    private var sums: [Double] = []
    private(set) var total = 0.0

    mutating func add(_ share: Double, to number: UInt64) {
      guard number != 0 else { return }
      total += share
      if let index = numbers.firstIndex(of: number) {
        sums[index] += share
      } else {
        numbers.append(number)
        sums.append(share)
      }
    }

    func sum(of number: UInt64) -> Double { numbers.firstIndex(of: number).map { sums[$0] } ?? 0 }
  }

  private var countries = Sums()
  private var regions = Sums()

  mutating func add(_ stakes: [Stake]) {
    for stake in stakes {
      countries.add(stake.share, to: stake.country)
      regions.add(stake.share, to: stake.region)
    }
  }

  /// The same without the stakes of one question.
  func without(_ own: [Stake]) -> Others { Others(theatre: self, own: own) }

  /// What other questions than one have in countries and areas.
  struct Others {
    private let theatre: Theatre
    private let own: [Stake]
    private let allCountries: Double
    private let allRegions: Double

    fileprivate init(theatre: Theatre, own: [Stake]) {
      self.theatre = theatre
      self.own = own
      var (countries, regions) = (theatre.countries.total, theatre.regions.total)
      for stake in own {
        if stake.country != 0 { countries -= stake.share }
        if stake.region != 0 { regions -= stake.share }
      }
      // One more that says nothing, so that a single other place does not decide.
      (allCountries, allRegions) = (max(0, countries) + 0.7, max(0, regions) + 1)
    }

    /// Their share, 0...1, in a candidate's country and first-order area.
    func shares(of candidate: Candidate) -> (country: Double, region: Double) {
      var country = theatre.countries.sum(of: candidate.country)
      var region = theatre.regions.sum(of: candidate.region)
      for stake in own {
        if stake.country == candidate.country, stake.country != 0 { country -= stake.share }
        if stake.region == candidate.region, stake.region != 0 { region -= stake.share }
      }
      return (max(0, country) / allCountries, max(0, region) / allRegions)
    }
  }
}
