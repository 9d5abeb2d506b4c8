internal import AsyncHTTPClient
import Foundation

/// The way to SvarUt, from the office's settings: a client where they can be used, otherwise why not.
package final class SvarUtRoad: Sendable {
  /// In the office's folder.
  package static let settings = "exchange/svarut/settings.json"

  package let client: SvarUtClient?
  /// Why nothing can be sent; nil when it can.
  package let missing: String?
  private let http: HTTPClient?
  private let path: String
  private let changedAt: Date?

  package init(office folder: String) {
    path = "\(folder)/\(Self.settings)"
    changedAt = Self.change(of: path)
    guard changedAt != nil else {
      (client, http, missing) = (nil, nil, "SvarUt: \(path)")
      return
    }
    do {
      let settings = try SvarUtSettings(file: path)
      let http = SvarUtClient.http()
      (client, self.http, missing) = (SvarUtClient(settings: settings, http: http), http, nil)
    } catch {
      (client, http, missing) = (nil, nil, "SvarUt: \(error)")
    }
  }

  /// Whether the settings are others than those that were read.
  package var isOld: Bool { Self.change(of: path) != changedAt }

  /// Ends its connections.
  package func close() async { try? await http?.shutdown() }

  private static func change(of path: String) -> Date? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
  }
}
