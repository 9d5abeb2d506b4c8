// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "morgenpost",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "morgenpost", targets: ["morgenpost"]),
    .executable(name: "morgenpost-simulator", targets: ["morgenpost-simulator"]),
    // Only the tests load it: it takes one protection away, so that each promise's test is seen to notice.
    .library(name: "Unprotected", type: .dynamic, targets: ["Unprotected"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
  ],
  targets: [
    // The core: values, decisions, and the bus that carries them.
    .target(name: "Domain"),
    .target(name: "CommandBus", dependencies: ["Domain"]),

    // The screen: cells first, one ncurses driver, the workstation on top.
    .target(name: "Screen"),
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"])]),
    .target(name: "Curses", dependencies: ["Screen", "CNcurses", "CPlatform"]),
    .target(name: "Workstation", dependencies: ["CommandBus", "Screen", "Domain", "Assets"]),

    // Storage and the world outside.
    .target(name: "CPlatform"),
    .target(
      name: "Repository",
      dependencies: [
        "CommandBus", "Domain", "CPlatform",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    .target(name: "CChafa"),
    .systemLibrary(name: "CGMime", providers: [.apt(["libgmime-3.0-dev"])]),
    .target(
      name: "Documents",
      dependencies: [
        "Assets", "Domain", "CPlatform", "CChafa",
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    .target(
      name: "SvarUt",
      dependencies: [
        "Domain",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "JWTKit", package: "jwt-kit"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOFoundationCompat", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]),
    .target(
      name: "Exchange",
      dependencies: [
        "CommandBus", "Domain", "Documents", "SvarUt", "CGMime", "CPlatform",
      ]),
    .target(
      name: "Routines",
      dependencies: ["Domain", "Assets", .product(name: "Yams", package: "Yams")]),
    .target(
      name: "Assets", path: "Assets",
      resources: [
        .copy("routines"), .copy("law"), .copy("search"), .copy("texts"), .copy("demo"), .copy("scanning"),
        .copy("letters"),
      ]),

    .executableTarget(
      name: "morgenpost",
      dependencies: [
        "Workstation", "Curses", "Screen", "Repository", "Exchange", "Documents", "Routines", "Assets", "CommandBus",
        "CPlatform", "SvarUt",
        "Domain",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    // The services outside, for the demo office and the tests: the workstation carries no web server.
    .executableTarget(
      name: "morgenpost-simulator",
      dependencies: [
        "Domain",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "JWTKit", package: "jwt-kit"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOFoundationCompat", package: "swift-nio"),
      ]),

    // Cells and decisions in memory, the whole app without a terminal, the built binary.
    .target(
      name: "TestOffice", dependencies: ["Domain", .product(name: "GRDB", package: "GRDB.swift")],
      path: "Tests/TestOffice"),
    .testTarget(name: "DomainTests", dependencies: ["Domain", "TestOffice"]),
    .testTarget(name: "ScreenTests", dependencies: ["Screen"]),
    .testTarget(name: "CursesTests", dependencies: ["Curses", "Screen", "CursesProbe", "TestOffice"]),
    .executableTarget(name: "CursesProbe", dependencies: ["Curses", "Screen"], path: "Tests/CursesProbe"),
    .testTarget(
      name: "DocumentsTests", dependencies: ["Assets", "Documents", "Domain", "CPlatform", "TestOffice"],
      exclude: ["Scans/make-scans"]),
    .testTarget(name: "ExchangeTests", dependencies: ["Exchange", "Documents", "Domain", "CPlatform", "TestOffice"]),
    .testTarget(
      name: "RepositoryTests",
      dependencies: [
        "Repository", "CommandBus", "Domain", "Exchange", "Documents", "Assets", "Routines", "CPlatform", "TestOffice",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "SvarUtTests",
      dependencies: [
        "SvarUt", "Domain", "TestOffice", "morgenpost-simulator",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOFoundationCompat", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      exclude: ["OpenAPI/check-exchanges"]),
    .testTarget(name: "RoutinesTests", dependencies: ["Routines", "Assets", "Domain"]),
    .testTarget(
      name: "TextsTests",
      dependencies: ["Assets", "CommandBus", "Domain", "Repository", "Exchange", "Documents", "TestOffice"]),
    .testTarget(
      name: "WorkstationTests",
      dependencies: [
        "Workstation", "Repository", "Documents", "Assets", "Routines", "Screen", "CommandBus", "Domain",
      ]),
    .testTarget(
      name: "CommandLineTests",
      dependencies: ["morgenpost", "morgenpost-simulator", "TestOffice", .product(name: "GRDB", package: "GRDB.swift")]),
    .testTarget(
      name: "TerminalTests",
      dependencies: [
        "morgenpost", "morgenpost-simulator", "TestOffice",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOFoundationCompat", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    .testTarget(name: "ReliabilityTests", dependencies: ["morgenpost", "TestOffice"]),
    .target(name: "Unprotected", path: "Tests/Unprotected"),
  ],
  swiftLanguageModes: [.v6]
)

/// The same strictness for every Swift target, written once.
for target in package.targets
where ![.system, .binary, .plugin].contains(target.type)
  && !["CPlatform", "CChafa", "Unprotected"].contains(target.name)
{
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      .treatAllWarnings(as: .error),
    ]
}
