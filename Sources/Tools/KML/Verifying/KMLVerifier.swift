internal import Foundation
public import Model
public import Verification

/// Finds everything in a KML file that breaks XML 1.0 or KML 2.2 (OGC 07-147r2), or is known to trip map clients.
public struct KMLVerifier: Sendable {
  /// Makes a verifier.
  public init() {}

  /// Every problem of a file, in its order; throws only where it cannot be read.
  public func problems(in file: String) throws(InputError) -> [FileProblem] {
    do {
      return problems(in: Array(try Data(contentsOf: URL(filePath: file), options: .mappedIfSafe)))
    } catch {
      throw InputError(.missingInput, at: file, "expected a file that can be read, found none")
    }
  }

  /// Every problem of a text, in its order.
  public func problems(in bytes: [UInt8]) -> [FileProblem] {
    var run = KMLVerification(bytes)
    return run.problems()
  }
}
