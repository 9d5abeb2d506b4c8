"""A plugin of OCRmyPDF. It keeps its languages in no order, and Tesseract follows the first: Latin letters come before
Norwegian words, which would make å of every á."""

from ocrmypdf import hookimpl


@hookimpl
def validate(pdfinfo, options):
    options.languages = sorted(options.languages)
