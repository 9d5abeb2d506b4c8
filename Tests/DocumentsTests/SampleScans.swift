import TestOffice
import Testing

/// Pictures that only a real program can write, made by the Python Imaging Library.
enum SampleScans {
  /// An image of 600 × 800 pixels at 100 dots per inch, white, with a black square in its upper left corner; what the
  /// name says is done to it.
  static func image(_ name: String, pages: Int = 1) throws -> [UInt8] {
    let folder = try ScratchFolder()
    let run = try Program.run(["/usr/bin/python3", "-c", script, folder.path + "/" + name, name, "\(pages)"])
    try #require(run.isDone, "\(run.summary)")
    return try #require(ScratchFolder.read(folder.path + "/" + name))
  }

  private static let script = """
    import sys
    from PIL import Image
    path, name, pages = sys.argv[1], sys.argv[2], int(sys.argv[3])
    def page(number):
        image = Image.new("L", (600, 800), 255)
        image.paste(0, (0, number * 240, 200, number * 240 + 200))
        return image
    image, options = page(0), {"dpi": (100, 100)}
    if name == "gjennomsiktig.png":
        mask = image.point(lambda value: 255 - value)
        image = Image.new("RGBA", image.size, (0, 0, 0, 0))
        image.paste((0, 0, 0, 255), (0, 0), mask)
    elif name == "dyp.png":
        image = image.convert("I").point(lambda value: value * 257).convert("I;16")
    elif name == "cmyk.jpg":
        image = image.convert("RGB").convert("CMYK")
    elif name == "faks.tif":
        # Twice as many dots across as down.
        image = image.resize((1200, 800)).convert("1")
        options = {"dpi": (200, 100), "compression": "group4"}
    elif name.startswith("dreid"):
        exif = Image.Exif()
        exif[274] = 6
        options["exif"] = exif
        if name.endswith("tif"):
            options = {"dpi": (100, 100), "tiffinfo": {274: 6}}
    elif pages > 1:
        options |= {"save_all": True, "append_images": [page(number) for number in range(1, pages)]}
    image.save(path, **options)
    """
}
