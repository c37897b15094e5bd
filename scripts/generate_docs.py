"""Write what is generated in ``docs/``: the pages of the rules, and the pictures of the guide.

Run it after changing a rule or a report: ``python -m scripts.generate_docs``. Tests check that the
pages and pictures are fresh.
"""

from scripts import pictures, rule_pages
from vrd2check.language import Language

if __name__ == "__main__":
    for language in Language:
        for path, text in rule_pages.pages(language).items():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for picture in pictures.PICTURES:
        picture.path.write_text(pictures.svg(picture), encoding="utf-8")
