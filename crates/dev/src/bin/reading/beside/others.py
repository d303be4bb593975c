"""Draws the text from files with a library that is not ours, and times it.

    python others.py trafilatura|pdfium ROUNDS < paths, one a line

Prints one JSON object: seconds of each round without the start of the program,
the pages there are, and the text of each file.
"""

import json
import sys
import time


def with_trafilatura(data):
    import trafilatura

    return trafilatura.extract(data.decode("utf-8", "replace"), include_tables=True) or ""


def with_pdfium(data):
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def pages_of(data):
    import pypdfium2

    return len(pypdfium2.PdfDocument(data))


def main():
    library, rounds = sys.argv[1], int(sys.argv[2])
    draw = {"trafilatura": with_trafilatura, "pdfium": with_pdfium}[library]
    files = [open(line.rstrip("\n"), "rb").read() for line in sys.stdin]
    texts = [draw(data) for data in files]
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        for data in files:
            draw(data)
        seconds.append(time.perf_counter() - start)
    pages = sum(pages_of(data) for data in files) if library == "pdfium" else len(files)
    json.dump({"seconds": seconds, "pages": pages, "texts": texts}, sys.stdout)


main()
