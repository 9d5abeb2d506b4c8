import Foundation

/// What a run did to the files of one folder, in the order in which it was done.
enum DiskOperation {
  case create(path: String, file: FileNumber)
  case makeFolder(path: String)
  case write(FileNumber, offset: Int, bytes: [UInt8])
  case truncate(FileNumber, length: Int)
  /// Another name for a file; the only one for a file that had none.
  case link(path: String, file: FileNumber)
  case unlink(path: String)
  case rename(from: String, to: String)
  case syncFile(FileNumber)
  case syncFolder(path: String)
  /// The program said that it was done.
  case answer

  typealias FileNumber = Int

  var isSync: Bool {
    switch self {
    case .syncFile, .syncFolder: true
    default: false
    }
  }
}

/// Turns system calls into what they did to the files under one folder.
struct DiskOperationReader {
  private let root: String
  /// What every path means just now, as the program sees it.
  private var files: [String: DiskOperation.FileNumber]
  /// What every open descriptor stands for; only the program under test opens files in the office.
  private var open: [Int: String] = [:]
  private var unnamed: [String: DiskOperation.FileNumber] = [:]
  private var next: Int
  private(set) var operations: [DiskOperation] = []

  struct Unknown: Error { let call: String, path: String }

  /// - Parameter files: the files that are there before the first call, by path relative to `root`.
  init(root: String, files: [String: DiskOperation.FileNumber]) {
    self.root = root
    self.files = files
    next = (files.values.max() ?? 0) + 1
  }

  /// The calls that change files or make changes durable; the flag for strace.
  static let traced =
    "openat,creat,write,pwrite64,pwritev,writev,ftruncate,truncate,fallocate,copy_file_range,sendfile,"
    + "renameat2,renameat,rename,linkat,link,unlinkat,unlink,rmdir,mkdir,mkdirat,symlink,symlinkat,fsync,fdatasync,"
    + "sync_file_range,syncfs,sync"

  mutating func take(_ call: SystemCall) throws {
    guard call.isDone else { return }
    switch call.name {
    case "openat": opened(call)
    case "write", "pwrite64": try written(call)
    case "ftruncate": try truncated(call)
    case "mkdir", "mkdirat":
      if let path = path(call, at: call.name == "mkdir" ? nil : 0) { operations.append(.makeFolder(path: path)) }
    case "linkat": try linked(call)
    case "unlink", "unlinkat":
      guard let path = path(call, at: call.name == "unlink" ? nil : 0) else { return }
      if !call.isFaked { files[path] = nil }
      operations.append(.unlink(path: path))
    case "renameat2", "renameat":
      guard let from = path(call, at: 0), let to = path(call, at: 2) else { return }
      files[to] = files.removeValue(forKey: from)
      operations.append(.rename(from: from, to: to))
    case "rename":
      guard let from = path(call, at: nil), let to = relative(call.arguments[1].string) else { return }
      files[to] = files.removeValue(forKey: from)
      operations.append(.rename(from: from, to: to))
    case "fsync", "fdatasync": synced(call)
    default:
      // Anything else that touches the office would make the model wrong without anybody noticing.
      for path in call.arguments.compactMap({ $0.path ?? $0.string }) where relative(path) != nil {
        throw Unknown(call: call.name, path: path)
      }
    }
  }

  private mutating func opened(_ call: SystemCall) {
    guard case .descriptor(let number, let absolute) = call.result, let path = relative(absolute) else { return }
    open[number] = path
    let flags = call.arguments.count > 2 ? "\(call.arguments[2])" : ""
    if flags.contains("O_TMPFILE") {
      unnamed[path] = next
      next += 1
    } else if flags.contains("O_CREAT"), files[path] == nil {
      files[path] = next
      operations.append(.create(path: path, file: next))
      next += 1
    } else if flags.contains("O_TRUNC"), let file = files[path] {
      operations.append(.truncate(file, length: 0))
    }
  }

  private mutating func written(_ call: SystemCall) throws {
    guard case .descriptor(let number, let absolute) = call.arguments[0] else { return }
    guard let path = relative(absolute) else {
      let isAnswer = number == 1 && call.arguments[1].string?.contains("\"ok\":") == true
      if isAnswer { operations.append(.answer) }
      return
    }
    guard let bytes = call.arguments[1].bytes, case .word(let word) = call.result, let count = Int(word) else {
      throw Unknown(call: call.name, path: path)
    }
    let file = try file(path, call)
    if call.name == "pwrite64", let offset = call.arguments[3].number {
      operations.append(.write(file, offset: offset, bytes: Array(bytes.prefix(count))))
    } else {
      // The store writes each document from its start to its end.
      operations.append(.write(file, offset: appended[file, default: 0], bytes: Array(bytes.prefix(count))))
      appended[file, default: 0] += count
    }
  }

  private var appended: [DiskOperation.FileNumber: Int] = [:]

  private mutating func truncated(_ call: SystemCall) throws {
    guard let path = relative(call.arguments[0].path), let length = call.arguments[1].number else { return }
    operations.append(.truncate(try file(path, call), length: length))
  }

  private mutating func linked(_ call: SystemCall) throws {
    guard let to = path(call, at: 2) else { return }
    let source = call.arguments[1].string ?? ""
    let from = source.hasPrefix("/proc/self/fd/") ? Int(source.dropFirst(14)).flatMap { open[$0] } : path(call, at: 0)
    guard let from else { throw Unknown(call: call.name, path: source) }
    let number = try file(from, call)
    files[to] = number
    operations.append(.link(path: to, file: number))
  }

  private mutating func synced(_ call: SystemCall) {
    guard !call.isFaked, let path = relative(call.arguments[0].path) else { return }
    operations.append((unnamed[path] ?? files[path]).map { .syncFile($0) } ?? .syncFolder(path: path))
  }

  private func file(_ path: String, _ call: SystemCall) throws -> DiskOperation.FileNumber {
    guard let file = unnamed[path] ?? files[path] else { throw Unknown(call: call.name, path: path) }
    return file
  }

  /// The path that a call names, by itself or relative to the folder in the argument before.
  private func path(_ call: SystemCall, at folder: Int?) -> String? {
    let name = call.arguments[(folder ?? -1) + 1].string ?? ""
    if name.hasPrefix("/") { return relative(name) }
    return folder.flatMap { call.arguments[$0].path }.flatMap { relative($0 + "/" + name) }
  }

  private func relative(_ path: String?) -> String? {
    guard let path else { return nil }
    if path == root { return "" }
    return path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : nil
  }
}
