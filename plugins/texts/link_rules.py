"""Links and pictures: where they may lead and what they say.

Each rule is a generator of problems, its docstring is the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.source.problem import Problem, did_you_mean, shown
from plugins.source.record import check_url
from plugins.texts.read_text import ELSEWHERE, Finder, Known, ReadText, pieces

_EMPTY_WORDS = frozenset(("hier", "klik hier", "link", "deze link", "lees meer", "meer", "meer informatie"))
_PICTURE_WORDS = frozenset(
    ("afbeelding", "foto", "plaatje", "image", "grafiek", "logo", "illustratie", "beeld", "figuur")
)
_DETOUR = re.compile(
    r"https://(?:www\.google\.[a-z.]+/url\?|[a-z0-9.-]+\.safelinks\.protection\.outlook\.com|l\.facebook\.com/l\.php)",
    re.IGNORECASE,
)
"""Addresses that programs put before the real one, to see who follows a link."""
_SITE = re.compile(
    r"(?:https?://|(?=www\.)|(?=[\w.-]+\.(?:nl|be|eu|com|org|net|info)\b))(?:www\.)?([\w.-]+\.[a-z]{2,})(?:[/?#:].*)?",
    re.IGNORECASE,
)
"""Words that are an address, with the name of its site."""


def links_lead_somewhere(text: ReadText, known: Known) -> Iterator[Problem]:
    """A link has words of its own and is https or an address of this site that exists."""
    finder = Finder(text)
    for node in text.tree.css("a"):
        target, words = node.attributes.get("href") or "", node.text().replace(f"({ELSEWHERE})", "").strip()
        place = finder.place(f"]({target}", target, pieces(words)[0], "](")
        wrong = ""
        if not words and node.css_first("img") is None:
            wrong = "deze link heeft geen tekst; zet tussen [ en ] waar de link naartoe gaat"
        elif words.casefold().rstrip(".!") in _EMPTY_WORDS:
            wrong = (
                f"{shown(words)} zegt niet waar de link heen gaat; zet tussen [ en ] wat de lezer daar vindt"
            )
        elif names := _other_site(words, target):
            wrong = f"hier staat {shown(names)}, maar de link gaat naar {target}; maak ze gelijk"
        for message in filter(None, (wrong, _wrong_target(target, known, text.places))):
            yield Problem(text.path, *place, message)


def _other_site(words: str, target: str) -> str | None:
    """The site that the words of a link name, when it is another than the one to which it leads."""
    address, there = _SITE.fullmatch(words.rstrip(".")), _SITE.fullmatch(target)
    if address is None or (there is None and not target.startswith("/")):
        return None
    named, site = address[1].lower(), there[1].lower() if there else ""
    related = site == named or site.endswith(f".{named}") or named.endswith(f".{site}")
    return None if there and related else address[0]


def _wrong_target(target: str, known: Known, ids: frozenset[str]) -> str | None:
    """Why a link may not lead there; None when it may."""
    page, _, fragment = target.partition("#")
    if target.startswith("https://"):
        try:
            check_url(target)
        except ValueError as error:
            return str(error)
        if _DETOUR.match(target):
            return (
                "dit adres leidt om via een ander bedrijf; open de link, en schrijf het adres waar u uitkomt"
            )
        return None
    if not page and fragment:
        there = fragment in ids or fragment.startswith("fnref")
        return None if there else f"'#{fragment}' is geen kop op deze pagina{did_you_mean(fragment, ids)}"
    if page.startswith("/") and not page.startswith("//"):
        if page in known.waiting:
            return f"{shown(page)} is nog niet openbaar; publiceer die pagina eerst of verwijder de link"
        if known.may_exist(page):
            return None
        meant = did_you_mean(page, known.addresses | known.files)
        return f"{shown(target)} bestaat niet op deze site{meant}"
    if target.startswith("tel:"):
        return "een telefoonnummer staat alleen in data/meldroutes; schrijf [[meldroute: …]]"
    if target.startswith("http://"):
        return f"{shown(target)} is niet beveiligd; schrijf https://"
    return (
        f"{shown(target)} mag niet; een link begint met https:// of is een adres van deze site zoals /melden/"
    )


def pictures_say_what_they_show(text: ReadText, known: Known) -> Iterator[Problem]:
    """A picture is a file of this site and its words say what can be seen on it."""
    finder = Finder(text)
    for node in text.tree.css("img"):
        source, words = node.attributes.get("src") or "", (node.attributes.get("alt") or "").strip()
        place = finder.place(f"]({source}", "![")
        if source not in known.files or not source.startswith("/beelden/"):
            message = (
                f"{shown(source)} is geen bestand in content/beelden{did_you_mean(source, known.files)}; zet"
                " het beeld daar neer en schrijf /beelden/naam.png"
            )
            yield Problem(text.path, *place, message)
        name = source.rpartition("/")[2].rpartition(".")[0].replace("-", " ").casefold()
        plain = words.casefold().rstrip(".")
        repeats = words.casefold().replace("-", " ").removesuffix(source[-4:]) == name
        if len(words) < 8 or plain in _PICTURE_WORDS or repeats:
            message = "beschrijf tussen [ en ] wat er op het beeld te zien is, in een korte zin"
            yield Problem(text.path, *place, message)
