public import Model
public import Verification

/// Finds everything in a GeoPackage of features that breaks OGC 12-128 (versions 1.2 to 1.4), or is known to
/// trip map clients.
public struct GeoPackageVerifier: Sendable {
  /// Makes a verifier.
  public init() {}

  /// Every problem of a file, the file's own first, then table by table in the order of `gpkg_contents`, row
  /// by row; throws only where it cannot be read.
  public func problems(in file: String) throws(InputError) -> [FileProblem] {
    let database = try SQLiteDatabase(file, name: file, .read)
    var verification = FileVerification(database)
    do {
      try verification.verify()
    } catch {
      // What SQLite cannot read of the file is the file's fault; of the disk, not.
      guard error.kind == .data else { throw error }
      verification.report(.damagedFile, error.problem)
    }
    return verification.problems()
  }
}
