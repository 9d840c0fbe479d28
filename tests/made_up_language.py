"""A language that nobody speaks, made of the Dutch texts letter by letter: right to left, and complete."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from plugins.languages.language import TRANSLATED
from plugins.languages.translation import fingerprint, texts_of
from plugins.site.collection import KINDS
from plugins.site.load_records import load_records
from plugins.site.load_texts import words_to_translate
from plugins.site.theme import read_theme
from plugins.source.sources import read_sources
from plugins.texts.text_file import TextFile, read_texts
from plugins.texts.translated_texts import fingerprint_of
from tests.projects import ROOT, TODAY

CODE = "xq"
NAMES = {
    "keuzehulp": "kk",
    "begin": "bb",
    "alles": "aa",
    "signalen": "ss",
    "veilig": "vv",
    "aangifte": "gg",
    "beroepen": "pp",
}
_LETTERS = str.maketrans(
    {letter: chr(0x0627 + index) for index, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
)


def said(dutch: str) -> str:
    """A Dutch text in the language: every letter another, digits and marks as they were."""
    return dutch.lower().translate(_LETTERS)


def figure(dutch: str) -> str:
    """A figure as the language writes it."""
    words, _, number = dutch.rpartition(" ")
    return f"{said(words)} {number}".strip().translate(str.maketrans(".,", "٬٫"))


def write_language(root: Path) -> Path:
    """Write the whole language below `root/content/talen`; its folder."""
    folder = root / "content" / "talen" / CODE
    records, problems = load_records(root, TODAY)
    assert records is not None, problems
    _write(
        folder / "taal.yaml",
        {
            "naam": said("verzonnen"),
            "naam_nederlands": "Verzonnen",
            "richting": "rtl",
            "adres": "xq/q",
            "delen": NAMES,
            "maanden": [said(f"maand{chr(97 + number)}") for number in range(12)],
            "datum": "{jaar} {maand} {dag}",
            "duizendteken": "٬",
            "decimaalteken": "٫",
            "woorden": {word: said(word) for word in words_to_translate(read_theme(ROOT / "theme"))},
            "site_naam": said("Zicht op Verzonnen"),
        },
    )
    for kind in (kind.folder for kind in KINDS if kind.translated):
        for record in records.folder(kind).values():
            texts = texts_of(record)
            _write(
                folder / kind / f"{record.id}.yaml",
                {"vertaald_van": fingerprint(texts), "teksten": _translated(texts)},
            )
    for text in read_texts(read_sources(root))[0]:
        name = text.path.removeprefix("content/pages/").removeprefix("melden/").removesuffix(".md")
        if text.taal is None and name in TRANSLATED:
            (folder / f"{name}.md").write_text(_page(text), encoding="utf-8")
    return folder


def _page(text: TextFile) -> str:
    front = text.voorwerk
    head = f"Title: {said(front.title)}\nDate: {front.date}\nSummary: {said(front.summary)}\nvertaald_van: '{fingerprint_of(text)}'\n"
    directives = "".join(
        f"- {said('tekst')} {found}\n"
        for found in re.findall(r"\[\[(?:meldroute|cijfer):[^\]]*\]\]", text.text.body)
    )
    return f"---\n{head}---\n\n## {said('een kop')}\n\n{directives}"


def _translated(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _translated(item) for key, item in value.items()}
    return [_translated(item) for item in value] if isinstance(value, list) else said(value)


def _write(path: Path, value: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
