"""How a directive is typed; and what looks like markup and is none here, each with what to write instead."""

from __future__ import annotations

import re

DIRECTIVES = {
    "grafiek": "cijferreeksen",
    "cijfer": "cijferreeksen",
    "tijdlijn": "tijdlijnen",
    "meldroute": "meldroutes",
    "begrip": "begrippen",
    "programma": "programmas",
    "aanbeveling": "aanbevelingen",
    "bron": "bronnen",
    "signalen": "signalen",
}
"""Each word that may open a directive, with the folder its id lives in."""
ON_ITS_OWN_LINE = ("grafiek", "tijdlijn")
"""Directives that become a block and so stand on a line of their own."""
DIRECTIVE = re.compile(r"\[\[([^\[\]\n]*)\]\]")
ALONE = re.compile(rf"{DIRECTIVE.pattern}\s*\Z")

OPEN, CLOSE, WORD, WORD_END = "\ue000", "\ue001", "\ue002", "\ue003"
"""Around the number of a directive, and around a word that is translated when the page is made.

No source may hold them.
"""
CAPTION = "\ue004"
"""Stands before the caption of the table below it."""

NO_HEADING = "een kop is '## Kop', met een spatie en hoogstens zes #; zet in gewone tekst een \\ voor de #"
NO_LINE = (
    "deze regel begint als een lijst, kop of tabel en is het niet; zet er een witregel boven of een \\ voor"
)
RUN = "zo veel tekens achter elkaar is geen opmaak; gebruik * of ** om een woord"
REFUSED = {
    re.compile(pattern): message
    for pattern, message in {
        r"^ *(?:[-*+>]|#+|\d+[.)])? *[\u00a0\u2000-\u200a\u202f\u3000]": (
            "hier staat een vaste spatie uit een tekstverwerker; vervang haar door een gewone spatie"
        ),
        r"^ *(?:[•·▪▫◦‣●○■□◆◾⁃∙⦁❖➔➜➢➤►▶→»☐☑☒✓✔✅✗✘‐‑]|−(?= +[^\W\d])|§(?= +[^\W\d])|o(?= ))(?= )": (
            "dit lijkt een punt van een lijst uit een tekstverwerker; begin de regel met '- '"
        ),
        r"^ *[–—](?= )": (
            "een streepje aan het begin lijkt een punt van een lijst; begin met '- ', of met een woord"
        ),
        r"(?<!\\)\\\\(?=\w+\\)": "van twee \\ blijft er hier een over; zet het pad tussen ` en `",
        r"\S *\t+ *$": "aan het eind van deze regel staat een tab; haal hem weg",
        r"^ *(?:[0-9]\ufe0f?\u20e3|[\u2460-\u249b])": (
            "dit lijkt een punt van een lijst uit een tekstverwerker; begin de regel met '1. '"
        ),
        r"^ *(?:[A-Za-z]\)|[ivx]{2,4}\)|\([A-Za-z]{1,3}\)|[a-z]\.)(?= )": (
            "een lijst met letters kan niet; begin elke regel met '1. ' of '- ', of zet een woord voor de"
            " letter"
        ),
        r"^ *\(\d{1,3}\)(?= )": (
            "is dit een lijst, begin dan elke regel met '1. '; zet anders een woord voor de haak"
        ),
        r"^ *[-+](?=[^\W\d_])": (
            "is dit een lijst, zet dan een spatie achter het teken; is het gewone tekst, zet er een \\ voor"
        ),
        r"^ *\d{1,3}[.)](?=[^\W\d_])": (
            "is dit een lijst, zet dan een spatie achter het teken; is het gewone tekst, zet een \\ voor dat"
            " teken"
        ),
        r"^ *\\\d{1,9}[.)]": "de \\ wordt hier zelf getoond; zet hem tussen het getal en het teken erachter",
        r"^ {0,3}(?:#{1,6}(?=[^\s#])|#{7})": NO_HEADING,
        r"^ {0,3}:(?=[^\W\d_])(?![a-z_]+:)": (
            "zet bij een uitleg een spatie achter de dubbele punt; is het gewone tekst, zet er een \\ voor"
        ),
        r"(?<!\\)\[\^[^\]\n]*\s[^\]\n]*\]": (
            "de naam van een noot heeft geen spaties; schrijf bijvoorbeeld [^brief]"
        ),
        r"^[^|]*\S\t+(?=[^\s|])": (
            "hier staat een tab, zoals uit een rekenblad; maak er een tabel van, of vervang hem door een"
            " spatie"
        ),
        r"\][ \t]+\((?=https?://|www\.|/|#)|\]\[[^\]]*\]\[": (
            "een link is [tekst](adres), zonder spatie tussen ] en ("
        ),
        r"(?<!\\)\\(?=\[\[\w+ *:)": (
            "een \\ voor een opdracht werkt niet; zet de opdracht tussen ` om haar tekens zelf te tonen"
        ),
        r"\\ +$": "achter een \\ aan het eind van een regel mag geen spatie staan",
        (
            r"^ *(?:!!!|:::|\?\?\?|={3}|\+{3}|\$\$|\{%|\{\{|\[!\w+\]|\[[ xX]\](?= |$)|\[(?:TOC|toc)\] *$"
            r"|\\[a-z]{3,}(?:[\[{]| *$))"
        ): "dit is opmaak van een ander programma; schrijf gewone tekst, of zet code tussen `",
        r"(?<!\\)(?:[*_]{4,}|`{10,}|!{10,}|\\{10,}|&{10,}|<{10,})": RUN,
    }.items()
}
"""What a line of text may not begin with, or hold, outside code: each with what to write instead."""

UNDERLINED = (
    "een streep onder een regel maakt er een kop van; schrijf een kop als '## Kop', en zet om een tabel of"
    " streep witregels"
)

LEFTOVERS = {
    re.compile(pattern): message
    for pattern, message in {
        rf"\[(?:{'|'.join(DIRECTIVES)}): ?[a-z0-9-]+[^\]\n]*\]": (
            "een opdracht staat tussen [[ en ]]; zet er twee haken om, of zet een \\ voor de haak"
        ),
        r"\^\[": (
            "een noot staat niet in de zin zelf; schrijf hier [^1], en onderaan een regel zoals"
            " '[^1]: De tekst.'"
        ),
        r"\[\^[^\]\s]*\]?:?": (
            "deze noot heeft geen tekst; zet onderaan een regel zoals '[^1]: De tekst van de noot.'"
        ),
        r"\]\s?\((?=https?:|/|#)|\]\(|\]\[|\)\[(?=\ufffc)": (
            "dit is geen hele link; een link is [tekst](adres)"
        ),
        r"(?:^|\n) *\[[^\]\n]+\]:": "een adres met een naam staat op één regel: [naam]: https://…",
        r"!\[(?=[^\]\n]*\] ?\()": "een beeld is ![wat erop te zien is](/beelden/naam.png), zonder spatie",
        r"\w\^[^\s^]+\^|\w~[^\s~]+~(?=\w)|\+\+(?=\w)[^+\n]+\+\+": (
            "dit is opmaak van een ander programma; schrijf bijvoorbeeld m² met het teken zelf, of zet"
            " een \\ ervoor"
        ),
        r"<(?=\ufffc)": "een adres tussen < en > is niet heel; haal de haken weg of zet er een \\ voor",
        r"`": "een ` die niets opent of sluit; zet er een \\ voor, of sluit de code met nog een `",
        r"(?<![\w~])~(?=[^\W\d_])[^~\n]*[^\s~]~(?![\w~])": (
            "doorhalen is ~~zo~~, met twee tekens aan elke kant; zet een \\ voor een ~ die gewone tekst is"
        ),
        r"[^\s\\]\s*\\(?=\s*\Z|\n\n)": (
            "de \\ aan het eind van deze alinea begint geen nieuwe regel; haal hem weg, of zet een pad"
            " tussen `"
        ),
        r"==(?=\w)[^=\n]+==": "markeren met == kan niet; schrijf **vet**, of haal de tekens weg",
        (
            r"\*\*|__|~~|\*\[[^\]]*\]:|(?<![\w*])[*_](?=\w)|(?<=\w)\*(?!\w)|(?<=\w)_(?![\w*])"
            r"|(?<=[^\W\d])\*(?=\w)|==(?=\w)(?![^=\n]+==)"
        ): ("opmaak die niet wordt geopend of gesloten; zet een \\ voor het teken dat gewone tekst is"),
        r"(?:^|\n) *(?:[-+*>]|#{1,6}|\d{1,3}[.)])(?=\s)": NO_LINE,
        r"(?<![\w:]):[a-z_]{2,}:(?![\w:])": "een plaatje tussen dubbele punten kan niet; schrijf het woord",
    }.items()
}
"""Markup that a reader would see: what no rule of Markdown explained, each with what to write instead."""
