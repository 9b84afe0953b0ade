public import Model
public import Verification

/// Finds everything in a PMTiles archive of vector tiles that breaks PMTiles v3 or MVT 2.1, or is known to
/// trip map clients.
public struct TileArchiveVerifier: Sendable {
  /// Makes a verifier.
  public init() {}

  /// Every problem of a file: of the archive first, then tile by tile, then of each layer's features; throws
  /// only where the file cannot be read.
  public func problems(in file: String) throws(InputError) -> [FileProblem] {
    var verification = ArchiveVerification(archive: try ArchiveReader(path: file))
    return verification.problems()
  }
}
