import Foundation

/// Results as a table for people: the median of the rounds, with the least and the most.
struct ResultTable {
  let rows: [BenchmarkResult]

  var text: String {
    let cells = [["task", "unit", "Dateline", "peer", "rate", "ratio"]] + rows.map(cells)
    let widths = (0..<6).map { column in cells.map { $0[column].count }.max() ?? 0 }
    let rule = widths.map { String(repeating: "-", count: $0) }
    return ([cells[0], rule] + cells.dropFirst()).map { row in
      let padded = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return "| " + padded.joined(separator: " | ") + " |"
    }.joined(separator: "\n")
  }

  private func cells(_ row: BenchmarkResult) -> [String] {
    let ratio = row.peer.map { String(format: "%.2f", median(row.rates) / median($0.rates)) }
    return [
      row.task, row.unit, spread(row.rates), row.peer?.name ?? "none",
      row.peer.map { spread($0.rates) } ?? "", ratio ?? "",
    ]
  }

  private func spread(_ rates: [Double]) -> String {
    // Some peers do a few dozen a second, which two places of thousands would not show.
    let format = median(rates) < 1 ? "%.4f (%.4f to %.4f)" : "%.2f (%.2f to %.2f)"
    return String(format: format, median(rates), rates.min() ?? 0, rates.max() ?? 0)
  }

  private func median(_ rates: [Double]) -> Double {
    guard !rates.isEmpty else { return 0 }
    let sorted = rates.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
