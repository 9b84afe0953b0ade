public import Drafts
public import Model

/// Takes the features of one layer after another and makes files of them, whole or not at all.
///
/// A format of one layer a file opens a new file with each `begin`; one of many layers keeps them all in one. What is
/// written lies under drafts' names until whoever holds the sink commits the files that `finish` gives back
/// (`ReplacingFile.commit`); a sink that is dropped leaves nothing behind.
public protocol FeatureSink: AnyObject {
  /// Starts a layer, and ends the one before.
  func begin(_ schema: FeatureSchema) throws(InputError)
  /// Adds a feature to the layer begun last. One that the format cannot say at all is refused, and the files with it.
  func append(_ feature: Feature) throws(InputError)
  /// Brings everything to the disk, and gives the files back; nothing can be added after.
  func finish() throws(InputError) -> [ReplacingFile]
  /// What the format could not carry of what was appended, each kind once.
  var losses: [FormatLoss] { get }
}

/// Something that a format cannot carry.
public struct FormatLoss: Sendable, Hashable, CustomStringConvertible {
  /// What is lost, as in "features without a geometry".
  public var what: String
  /// How often.
  public var count: Int

  /// Makes a loss.
  public init(what: String, count: Int) {
    self.what = what
    self.count = count
  }

  /// "3 features without a geometry".
  public var description: String { "\(count) \(what)" }
}
