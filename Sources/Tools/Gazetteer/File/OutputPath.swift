private import Foundation
internal import Model

/// Where a file may be written that will replace what bears its name.
enum OutputPath {
  /// Throws where the path is one of those that are read, or bears something other than a regular file.
  static func check(_ path: String, option: String, isNot inputs: [String]) throws(InputError) {
    func real(_ path: String) -> URL { URL(fileURLWithPath: path).resolvingSymlinksInPath() }
    if inputs.contains(where: { real($0) == real(path) }) {
      throw InputError(.usage, at: option, "'\(path)' is what is read; name another file")
    }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw InputError(.cannotCreate, at: path, "expected a file or nothing, found a folder or a device")
    }
  }
}
