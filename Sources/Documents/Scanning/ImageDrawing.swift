/// Draws a page of a PNG, JPEG or TIFF with the Python Imaging Library, in the cage.
///
/// A library in a program of its own because it is the one that reads all that scanners and telephones write, with the
/// turn that a camera notes, fax pixels that are not square, and transparency.
struct ImageDrawing {
  let cage: Cage

  func draw(
    _ page: Int, of descriptor: Int32, _ size: DrawingSize, inColour: Bool
  ) async throws(DocumentDeviation) -> DrawnPage {
    let limits =
      switch size {
      case .dotsPerInch(let dots, _): ["\(dots)", "0", "0"]
      case .within(let width, let height): ["0", "\(width)", "\(height)"]
      }
    let numbers = ["\(page)", inColour ? "RGB" : "L"] + limits + ["\(size.mostPixels)"]
    let output = try await cage.output(
      .python, [.text("-I"), .text("-B"), .text("-c"), .text(Self.script), .document] + numbers.map { .text($0) },
      on: descriptor)
    switch output.exitCode {
    case 0: return try drawn(output, page)
    case 3: throw .tooCostly
    case 4: throw .damaged(detail: "no page \(page)")
    case 5: throw .toolMissing(.python)
    default: throw .damaged(detail: "page \(page): \(output.complaint)")
    }
  }

  /// The remarks are the dots per inch it was drawn with and the image's own two, 0 where it does not say.
  private func drawn(_ output: CagedOutput, _ page: Int) throws(DocumentDeviation) -> DrawnPage {
    guard let map = PixelMap(output.standardOutput), map.remarks.count == 3,
      map.remarks.allSatisfy({ (0...100_000).contains($0) })
    else { throw .damaged(detail: "page \(page)") }
    let own = Int(min(map.remarks[1], map.remarks[2]).rounded())
    return DrawnPage(
      map: map, dotsPerInch: max(1, Int(map.remarks[0].rounded())), ownDotsPerInch: own > 0 ? own : nil)
  }

  /// Arguments: document, page, mode, dots per inch or 0, width and height of the box, most pixels. Without a
  /// resolution of its own an image counts as a sheet of A4.
  private static let script = """
    import sys, warnings
    try:
        from PIL import Image, ImageSequence
    except ImportError:
        sys.exit(5)
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = 150_000_000

    def page_of(image, wanted):
        if image.format != "TIFF":
            if wanted != 1:
                sys.exit(4)
            return image
        for frame in ImageSequence.Iterator(image):
            if frame.tag_v2.get(254, 0) & 1 == 0:
                wanted -= 1
                if wanted == 0:
                    return frame
        sys.exit(4)

    def own_dots(image):
        try:
            across, down = (float(value) for value in image.info["dpi"])
            return (across, down) if 10 <= across <= 10_000 and 10 <= down <= 10_000 else (0, 0)
        except (KeyError, TypeError, ValueError, ZeroDivisionError):
            return (0, 0)

    def on_white(image):
        if image.mode in ("I;16", "I;16L", "I;16B"):
            return image.point(lambda value: value / 256).convert("L")
        if image.mode in ("I", "F"):
            return image.convert("F").point(lambda value: value / 256).convert("L")
        if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
            image = image.convert("RGBA")
            white = Image.new("RGBA", image.size, "white")
            return Image.alpha_composite(white, image)
        return image

    T = Image.Transpose
    TURNS = {
        2: T.FLIP_LEFT_RIGHT, 3: T.ROTATE_180, 4: T.FLIP_TOP_BOTTOM, 5: T.TRANSPOSE,
        6: T.ROTATE_270, 7: T.TRANSVERSE, 8: T.ROTATE_90,
    }

    def drawn(path, page, mode, dots, wide, high, most):
        image = page_of(Image.open(path), page)
        across, down = own = own_dots(image)
        turn = None
        if image.format == "TIFF":
            # Loading turns it.
            before = image.size
            image.load()
            if image.size != before:
                across, down = down, across
        else:
            turn = TURNS.get(image.getexif().get(274))
        if turn in (T.TRANSPOSE, T.ROTATE_270, T.TRANSVERSE, T.ROTATE_90):
            wide, high = high, wide
        if not across:
            across = down = max(image.size) / 11.69
        inches = (image.width / across, image.height / down)
        scale = dots or min(wide / inches[0], high / inches[1])
        scale = min(scale, (most / inches[0] / inches[1]) ** 0.5, most / max(inches))
        size = tuple(max(1, int(inch * scale + 0.001)) for inch in inches)
        if image.format == "JPEG":
            image.draft(mode if image.mode in ("L", "RGB") else None, size)
        image = on_white(image).convert(mode)
        shrinking = size[0] < image.width and size[1] < image.height
        image = image.resize(size, Image.Resampling.BOX if shrinking else Image.Resampling.BILINEAR)
        return image if turn is None else image.transpose(turn), (scale, *own)

    try:
        path, page, mode, dots, wide, high, most = sys.argv[1:]
        image, remarks = drawn(path, int(page), mode, int(dots), int(wide), int(high), int(most))
    except (MemoryError, Image.DecompressionBombError):
        sys.exit(3)
    except Exception as fault:
        sys.exit(f"{type(fault).__name__}: {fault}")
    head = f"{'P5' if mode == 'L' else 'P6'}\\n# {remarks[0]:.3f} {remarks[1]:.3f} {remarks[2]:.3f}\\n"
    sys.stdout.buffer.write(f"{head}{image.width} {image.height}\\n255\\n".encode() + image.tobytes())
    """
}
