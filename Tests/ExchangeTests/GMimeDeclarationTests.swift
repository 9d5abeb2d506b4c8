import Foundation
import TestOffice
import Testing

/// The package declares the part of GMime that it uses by itself; the real headers must agree, or calls go wrong.
@Suite struct GMimeDeclarationTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func theDeclarationsAgreeWithTheRealHeaders() throws {
    let program = """
      #include <gmime/gmime.h>
      #define CGMIME_WITH_REAL_HEADERS
      #include "shim.h"
      _Static_assert(CGMIME_MALFORMED_MULTIPART == GMIME_WARN_MALFORMED_MULTIPART, "");
      _Static_assert(CGMIME_TRUNCATED_MESSAGE == GMIME_WARN_TRUNCATED_MESSAGE, "");
      _Static_assert(CGMIME_CONFLICTING_HEADER == GMIME_CRIT_CONFLICTING_HEADER, "");
      _Static_assert(CGMIME_MULTIPART_WITHOUT_BOUNDARY == GMIME_CRIT_MULTIPART_WITHOUT_BOUNDARY, "");
      _Static_assert(CGMIME_NESTING_OVERFLOW == GMIME_CRIT_NESTING_OVERFLOW, "");
      """
    #expect(try compile(program) == "")
    // The comparison notices a difference.
    #expect(try compile(program + "\nchar *g_mime_part_get_filename(GMimePart *part);\n") != "")
  }

  /// What the compiler says about a C program; empty when it is content.
  private func compile(_ program: String) throws -> String {
    let folder = try ScratchFolder()
    let source = try folder.write("declarations.c", Array((program + "\n").utf8))
    let flags = try output(["pkg-config", "--cflags", "gmime-3.0"]).split { $0.isWhitespace }
    try #require(!flags.isEmpty)
    let include = Self.root.appendingPathComponent("Sources/CGMime").path
    let arguments = ["clang", "-fsyntax-only", "-I\(include)"] + flags.map(String.init) + [source]
    return try output(arguments)
  }

  private func output(_ words: [String]) throws -> String {
    let run = try Program.run(words)
    return run.text + run.said
  }
}
