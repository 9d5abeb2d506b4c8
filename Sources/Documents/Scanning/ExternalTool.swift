internal import Glibc

/// A program outside this one that reads documents.
package struct ExternalTool: Hashable, Sendable {
  /// The name of the executable.
  package let name: String
  /// The Debian package that brings it.
  package let package: String

  package init(name: String, package: String) {
    self.name = name
    self.package = package
  }

  package static let pdfinfo = Self(name: "pdfinfo", package: "poppler-utils")
  package static let pdftotext = Self(name: "pdftotext", package: "poppler-utils")
  package static let pdftoppm = Self(name: "pdftoppm", package: "poppler-utils")
  package static let pdfimages = Self(name: "pdfimages", package: "poppler-utils")
  /// With the Python Imaging Library.
  package static let python = Self(name: "python3", package: "python3-pil")
  package static let tesseract = Self(name: "tesseract", package: "tesseract-ocr-nor")
  package static let qpdf = Self(name: "qpdf", package: "qpdf")
  package static let ocrmypdf = Self(name: "ocrmypdf", package: "ocrmypdf")
  /// Tesseract's Norwegian words; no program, and looked for by OCRmyPDF.
  package static let tesseractNorwegian = Self(name: "tesseract -l nor", package: "tesseract-ocr-nor")
  package static let ghostscript = Self(name: "gs", package: "ghostscript")
  package static let img2pdf = Self(name: "img2pdf", package: "img2pdf")
  package static let qrencode = Self(name: "qrencode", package: "qrencode")
  package static let zbarimg = Self(name: "zbarimg", package: "zbar-tools")
  package static let weasyprint = Self(name: "weasyprint", package: "weasyprint")
  package static let bubblewrap = Self(name: "bwrap", package: "bubblewrap")
  package static let prlimit = Self(name: "prlimit", package: "util-linux")
  package static let setpriv = Self(name: "setpriv", package: "util-linux")
  package static let unshare = Self(name: "unshare", package: "util-linux")

  /// What to type to get it.
  package var installation: String { "apt-get install \(package)" }

  /// Where it is installed, in the system's own folders only: the PATH of whoever started the program has no say.
  package var path: String? {
    ["/usr/bin", "/bin"].map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}
