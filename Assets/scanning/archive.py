"""Makes searchable PDF/A out of a scanned document, a few pages at a time. Runs inside the cage.

  archive.py source FILE PAGES                      an image or a TIFF of so many pages becomes a PDF
  archive.py piece FILE PAGES FIRST LAST SECONDS    some pages of a PDF become PDF/A with the text that was read
  archive.py join FILE...                           the pieces become one PDF/A

The PDF is standard output and the report is standard error: for each page a line `page NUMBER read|kept|skipped BYTES`
and then as many bytes, Tesseract's TSV where the page was read, its own text where it had one. Whatever goes wrong is
one last line, `refused REASON DETAIL`.
"""

import collections
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# No scanner's: the resolutions of screens, which a picture has when it does not say, and absurd ones.
LOWEST_DPI, HIGHEST_DPI = 96, 1600
A4_INCHES = (8.27, 11.69)


class Refused(Exception):
    def __init__(self, reason, detail=""):
        super().__init__(reason)
        self.reason, self.detail = reason, str(detail)


def run(*arguments, allowed=(0,)):
    result = subprocess.run(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if result.returncode not in allowed:
        raise Refused("damaged", result.stdout[-300:].decode("utf-8", "replace"))
    return result.stdout


# A picture as a PDF


def layout(width, height, dpi):
    """Points of a page for so many pixels. Without a believable resolution it is taken to be an A4 sheet."""
    x, y = dpi
    if not all(LOWEST_DPI < value <= HIGHEST_DPI for value in (x, y)):
        x = y = max(max(width, height) / A4_INCHES[1], min(width, height) / A4_INCHES[0])
    size = (width * 72 / x, height * 72 / y)
    return size + size


def source(document, pages, folder):
    import img2pdf

    path = folder / "source.pdf"
    try:
        with open(path, "wb") as output:
            img2pdf.convert(document, layout_fun=layout, rotation=img2pdf.Rotation.ifvalid, outputstream=output)
    except (img2pdf.AlphaChannelError, img2pdf.JpegColorspaceError, ValueError, NotImplementedError):
        flatten(document, folder / "flat.tiff")
        with open(path, "wb") as output:
            img2pdf.convert(str(folder / "flat.tiff"), layout_fun=layout, outputstream=output)
    leave_out_thumbnails(document, path)
    import pikepdf

    with pikepdf.open(path) as pdf:
        if len(pdf.pages) != pages:
            raise Refused("pages", f"{len(pdf.pages)} of {pages}")
    return path


def flatten(document, path):
    """Kinds of pixels that a PDF cannot hold as they are become plain ones on white paper."""
    from PIL import Image, ImageSequence

    with Image.open(document) as picture:
        frames = []
        for frame in ImageSequence.Iterator(picture):
            seen = frame.convert("RGBA")
            paper = Image.new("RGBA", seen.size, "white")
            frames.append(Image.alpha_composite(paper, seen).convert("RGB"))
        dpi = picture.info.get("dpi", (1, 1))
    frames[0].save(path, save_all=True, append_images=frames[1:], compression="tiff_lzw", dpi=dpi)


def leave_out_thumbnails(document, path):
    """A TIFF may hold small copies of its pages (NewSubfileType, bit 0); they are no pages."""
    import pikepdf
    from PIL import Image

    with Image.open(document) as picture:
        small = []
        if picture.format != "TIFF":
            return
        for index in range(getattr(picture, "n_frames", 1)):
            picture.seek(index)
            if picture.tag_v2.get(254, 0) & 1:
                small.append(index)
    if small:
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            for index in reversed(small):
                del pdf.pages[index]
            pdf.save(path)


# Pages as PDF/A


def piece(document, pages, first, last, seconds, folder):
    found = run("qpdf", "--show-npages", document, allowed=(0, 3)).split()
    if not found or found[-1] != str(pages).encode():
        raise Refused("pages", f"{b' '.join(found[-1:]).decode()} of {pages}")
    cut, made = folder / "cut.pdf", folder / "made.pdf"
    # What is drawn by forms and notes becomes part of the page: PDF/A would leave it out. 3: qpdf had to mend something.
    run(
        "qpdf", "--decrypt", "--generate-appearances", "--flatten-annotations=all", document, "--pages", ".",
        f"{first}-{last}", "--", str(cut), allowed=(0, 3),
    )
    read(cut, made, seconds)
    report(made, first, last, folder)
    return made


def languages():
    """Norwegian, and where it is installed all that is written with Latin letters: Norwegian alone knows no Sámi ones."""
    latin = any(Path("/usr/share").glob("tesseract-ocr/*/tessdata/Latin.traineddata"))
    return ["Latin", "nor"] if latin else ["nor"]


def read(cut, made, seconds):
    import ocrmypdf

    try:
        code = ocrmypdf.ocr(
            str(cut), str(made), language=languages(), deskew=True, rotate_pages=True, skip_text=True,
            output_type="pdfa-2", tesseract_config=["tsv"], tesseract_timeout=seconds, keep_temporary_files=True,
            progress_bar=False, plugins=[Path(__file__).with_name("languages.py")],
        )
    except ocrmypdf.MissingDependencyError as error:
        raise Refused("missing", error)
    except (ocrmypdf.EncryptedPdfError, ocrmypdf.InputFileError, ocrmypdf.UnsupportedImageFormatError) as error:
        raise Refused("damaged", error)
    if code == ocrmypdf.ExitCode.pdfa_conversion_failed:
        raise Refused("not-archivable", "Ghostscript")
    if code != ocrmypdf.ExitCode.ok:
        raise Refused("damaged", getattr(code, "name", code))


def report(made, first, last, folder):
    """What was read lies in OCRmyPDF's own folder, one file a page; it is not read a second time."""
    for number in range(1, last - first + 2):
        found = sorted(folder.glob(f"ocrmypdf.io.*/{number:06d}_ocr_tess.tsv"))
        kept = run("pdftotext", "-f", str(number), "-l", str(number), "-enc", "UTF-8", str(made), "-")
        if found:
            how, content = "read", found[0].read_bytes()
            confirm(content, kept)
        else:
            how, content = "kept" if kept.strip() else "skipped", kept
        REPORT.write(f"page {first + number - 1} {how} {len(content)}\n".encode() + content)


def confirm(table, kept):
    """The words that were read must be found in the page again, or nobody would find the page by them."""
    letters = "".join(row.split("\t")[11] for row in table.decode("utf-8", "replace").splitlines()[1:])
    read, found = (collections.Counter(filter(str.isalnum, text)) for text in (letters, kept.decode("utf-8", "replace")))
    if (read - found).total() * 10 > read.total():
        raise Refused("failed", "Ghostscript has changed the letters of the text")


def join(pieces, folder):
    """The first piece gives the mark of PDF/A and the colours it is meant in."""
    made = folder / "made.pdf"
    ranges = [word for piece in pieces for word in (piece, "1-z")]
    run("qpdf", pieces[0], "--pages", *ranges, "--", str(made))
    return made


def main(arguments, folder):
    task, rest = arguments[0], arguments[1:]
    if task == "join":
        return join(rest, folder)
    document = rest[0]
    if document.startswith("/proc/self/"):
        # Another process of ours would find its own there.
        document = shutil.copyfile(document, folder / "document")
    if task == "source":
        return source(str(document), int(rest[1]), folder)
    return piece(str(document), int(rest[1]), int(rest[2]), int(rest[3]), float(rest[4]), folder)


def hold_the_first_descriptors():
    """The cage may have closed standard input; a file opened in its place would be given to other programs."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) < 3:
        pass
    os.close(descriptor)


if __name__ == "__main__":
    hold_the_first_descriptors()
    os.umask(0o077)
    os.nice(10)
    # Nothing that the libraries print may come between the lines of the report.
    REPORT = os.fdopen(os.dup(2), "wb")
    RESULT = os.fdopen(os.dup(1), "wb")
    with tempfile.TemporaryDirectory() as name:
        log = os.open(f"{name}/log", os.O_WRONLY | os.O_CREAT)
        os.dup2(log, 1)
        os.dup2(log, 2)
        tempfile.tempdir = os.environ["TMPDIR"] = name
        try:
            with open(main(sys.argv[1:], Path(name)), "rb") as made:
                shutil.copyfileobj(made, RESULT)
            RESULT.close()
        except Exception as error:
            refused = error if isinstance(error, Refused) else Refused("failed", f"{type(error).__name__}: {error}")
            REPORT.write(f"refused {refused.reason} {' '.join(refused.detail.split())[:300]}\n".encode())
            REPORT.close()
            sys.exit(1)
    REPORT.close()
