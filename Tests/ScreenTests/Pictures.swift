import Screen
import Testing

/// Fails with a line by line difference when the buffer does not look like the picture.
func expect(_ buffer: CellBuffer, looksLike picture: String, sourceLocation: SourceLocation = #_sourceLocation) {
  if let difference = buffer.difference(from: picture) {
    Issue.record(Comment(rawValue: difference), sourceLocation: sourceLocation)
  }
}
