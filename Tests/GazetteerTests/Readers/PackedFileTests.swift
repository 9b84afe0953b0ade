import Foundation
import Model
import TestSupport
import Testing

@testable import Gazetteer

/// Archives made by Python's `zipfile` and `gzip`: another hand than the reader's.
@Suite struct PackedFileTests {
  private static let rows = (1...3000).map { Fixture.dumpRow(id: $0) }.joined(separator: "\n")

  /// A program that packs `SY.txt`, and the archive's name.
  private static let packings: [(program: String, name: String)] = [
    ("import gzip; gzip.open('SY.txt.gz','wb').write(d)", "SY.txt.gz"),
    (
      "import gzip; f=open('SY.txt.gz','wb'); [f.write(gzip.compress(d[i:i+70001])) for i in range(0,len(d),70001)]",
      "SY.txt.gz"
    ),
    ("import gzip; open('SY.txt.gz','wb').write(gzip.compress(d)+bytes(512))", "SY.txt.gz"),
    (
      "import zipfile; z=zipfile.ZipFile('SY.zip','w',8); z.writestr('readme.txt','hello'); z.writestr('SY.txt',d); z.close()",
      "SY.zip"
    ),
    ("import zipfile; z=zipfile.ZipFile('SY.zip','w',0); z.writestr('SY.txt',d); z.close()", "SY.zip"),
    // Written to a pipe: sizes stand behind the data, as in GeoNames' own archives.
    (
      "import zipfile,io\nclass P(io.RawIOBase):\n  def writable(s): return True\n  def write(s,b): f.write(b); return len(b)\nf=open('SY.zip','wb')\nz=zipfile.ZipFile(P(),'w',8); z.writestr('SY.txt',d); z.close(); f.close()",
      "SY.zip"
    ),
    (
      "import zipfile; z=zipfile.ZipFile('SY.zip','w',8); o=z.open('SY.txt','w',force_zip64=True); o.write(d); o.close(); z.close()",
      "SY.zip"
    ),
    // Two tables: the one that is named like the archive.
    (
      "import zipfile; z=zipfile.ZipFile('SY.zip','w',8); z.writestr('other.txt','x'); z.writestr('a/SY.txt',d); z.comment=b'PK'*99; z.close()",
      "SY.zip"
    ),
  ]

  private static func pack(_ program: String, in folder: TemporaryFolder) throws {
    try folder.file("SY.txt", rows)
    try folder.python("d=open('SY.txt','rb').read()\n\(program)")
  }

  @Test(arguments: packings.map(\.program), [0])
  func packedFileGivesTheSameAsThePlainOne(program: String, _: Int) throws {
    let folder = try TemporaryFolder()
    try Self.pack(program, in: folder)
    let name = try #require(Self.packings.first { $0.program == program }?.name)
    let packed = try Reading("\(folder.path)/\(name)")
    #expect(packed.places.count == 3000)
    #expect(packed.places == (try Reading("\(folder.path)/SY.txt")).places)
    #expect(packed.summary.source.name == "GeoNames SY.txt")
    let last = try #require(packed.progress.last)
    #expect(last.rows == 3000)
    #expect(last.bytesDone <= (last.bytesTotal ?? 0))
  }

  @Test func zip64SizesAreRead() throws {
    let folder = try TemporaryFolder()
    // Python writes 64-bit fields only where it must: the limit is lowered.
    try Self.pack(
      "import zipfile; zipfile.ZIP64_LIMIT=1000; zipfile.ZIP_FILECOUNT_LIMIT=1; z=zipfile.ZipFile('SY.zip','w',8); z.writestr('readme.txt','x'); z.writestr('SY.txt',d); z.close()",
      in: folder)
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/SY.zip")))
    #expect(
      bytes.indices.contains { bytes[$0...].starts(with: [0x50, 0x4B, 6, 6]) },
      "no 64-bit directory in the archive")
    #expect(try Reading("\(folder.path)/SY.zip").places.count == 3000)
  }

  @Test(arguments: packings.map(\.program), [1])
  func truncatedArchiveIsOneClearError(program: String, _: Int) throws {
    let folder = try TemporaryFolder()
    try Self.pack(program, in: folder)
    let name = try #require(Self.packings.first { $0.program == program }?.name)
    let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)")))
    // The padding of the third and the remark of the last may be missing.
    let least =
      program.contains("bytes(512)")
      ? whole.count - 512 : program.contains("comment") ? whole.count - 198 : whole.count
    var numbers = SeededNumbers(seed: 11)
    for length in (0..<40).map({ _ in Int.random(in: 4..<least, using: &numbers) }) {
      let cut = try folder.file("cut-\(name)", bytes: whole[..<length])
      let found = message { _ = try Reading(cut, .geonames) }
      let isWhole = program.contains("range(") && found == "nothing"
      #expect(found.hasPrefix("\(cut): truncated ") || isWhole, "\(length) of \(whole.count) bytes: \(found)")
    }
  }

  @Test func changedBytesAreNoticed() throws {
    let folder = try TemporaryFolder()
    var numbers = SeededNumbers(seed: 13)
    for (program, name) in Self.packings.prefix(1) + Self.packings[3...4] {
      try Self.pack(program, in: folder)
      let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(name)")))
      for _ in 0..<40 {
        var bytes = whole
        bytes[Int.random(in: 200..<whole.count - 200, using: &numbers)] ^= 0x55
        let path = try folder.file("changed-\(name)", bytes: bytes)
        #expect(message { _ = try Reading(path, .geonames) }.hasPrefix("\(path): "))
      }
    }
  }

  /// A program that makes `x.zip`, and what is said of it.
  @Test(arguments: [
    (
      "import zipfile; z=zipfile.ZipFile('x.zip','w'); z.close()",
      "expected one table in the archive, found none"
    ),
    (
      "import zipfile; z=zipfile.ZipFile('x.zip','w'); z.writestr('a.txt','1'); z.writestr('b.csv','1'); z.close()",
      "expected one table in the archive, found 'a.txt', 'b.csv'"
    ),
    (
      "import zipfile; z=zipfile.ZipFile('x.zip','w'); z.writestr('picture.png','1'); z.close()",
      "expected one table in the archive, found 'picture.png'"
    ),
    (
      "import zipfile; z=zipfile.ZipFile('x.zip','w',12); z.writestr('a.txt','1'); z.close()",
      "expected a stored or deflated entry, found method 12 ('a.txt')"
    ),
    (
      "import zipfile; z=zipfile.ZipFile('x.zip','w'); z.writestr('a.txt','1'*99); z.close(); b=bytearray(open('x.zip','rb').read()); b[6]|=1; b[b.rindex(b'PK\\x01\\x02')+8]|=1; open('x.zip','wb').write(b)",
      "expected an open zip archive, found an encrypted entry ('a.txt')"
    ),
    (
      "open('x.zip','wb').write(b'PK\\x03\\x04'+bytes(500))",
      "truncated zip archive: expected a directory at its end, found none in 504 bytes"
    ),
  ])
  func archiveThatCannotBeReadSaysWhy(program: String, problem: String) throws {
    let folder = try TemporaryFolder()
    try folder.python(program)
    #expect(
      message { _ = try SourceFile(path: "\(folder.path)/x.zip") } == "\(folder.path)/x.zip: \(problem)")
  }

  /// Standard input is a pipe as a rule: no size, and no way back.
  @Test func packedFileComesThroughAPipe() throws {
    let folder = try TemporaryFolder()
    try Self.pack(Self.packings[0].program, in: folder)
    try Self.pack(Self.packings[3].program, in: folder)
    for (name, problem) in [
      ("SY.txt.gz", "nothing"),
      ("SY.zip", "expected a file, found a zip archive on a pipe: its directory is at its end"),
    ] {
      let pipe = "\(folder.path)/pipe-\(name)"
      try folder.python(
        "import os,subprocess; os.mkfifo('pipe-\(name)'); subprocess.Popen(['sh','-c','cat \(name) > pipe-\(name)'],stderr=-3)"
      )
      var count = 0
      let found = message {
        let reading = try Reading(pipe)
        count = reading.places.count
        #expect(reading.progress.last?.bytesTotal == nil)
      }
      #expect(found.hasSuffix(problem), "\(found)")
      #expect(count == (problem == "nothing" ? 3000 : 0))
    }
  }

  @Test func entryIsChosenByName() throws {
    let folder = try TemporaryFolder()
    try folder.file("SY.txt", Fixture.dumpRow())
    try folder.python(
      "import zipfile; z=zipfile.ZipFile('x.zip','w'); z.writestr('a.txt','1'); z.write('SY.txt','d/SY.txt'); z.close()"
    )
    var options = SourceFile.Options()
    options.entry = "SY.txt"
    #expect(try Reading("\(folder.path)/x.zip", options: options).places.count == 1)
    options.entry = "c.txt"
    #expect(
      message { _ = try SourceFile(path: "\(folder.path)/x.zip", options: options) }
        == "\(folder.path)/x.zip: expected an entry 'c.txt', found 'a.txt', 'd/SY.txt'")
  }
}
