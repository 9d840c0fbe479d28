"""Mistakes, each alone in an otherwise good site: refused in Dutch at its place, and the site stays as it was.

The table is the documentation of what cannot get in: what somebody did, how, and the sentence that they read.
"""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from tests.conftest import TODAY, build
from tests.projects import Change, all_of, append, copy_of_the_project, digest, link, remove, replace, write

OVER = "content/pages/over.md"
BEGRIP = "data/begrippen/bibob.yaml"
HTML = "HTML en commentaar (< … >) mogen niet in een tekst; gebruik Markdown, of zet de code tussen `"
NO_LINK = "mag niet; een link begint met https:// of is een adres van deze site zoals /melden/"


def page(body: str, head: str = "Title: Los\nDate: 2026-01-01\nSummary: Los.\n") -> str:
    return f"---\n{head}---\n\n{body}\n"


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    made = [
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        *chunks,
        (b"IDAT", zlib.compress(b"\0\0")),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in made
    )


RECORDS: list[tuple[str, Change, str]] = [
    (
        "a misspelt key",
        replace(BEGRIP, "uitleg:", "uitlegg:"),
        f"{BEGRIP}:3:1: onbekende sleutel 'uitlegg'; bedoelde u 'uitleg'? Kies uit: naam, volledige_naam, uitleg, bronnen, status, publiceren_op",
    ),
    (
        "a key twice",
        append("data/meldroutes/politie.yaml", 'telefoon: "0900-0000"'),
        "data/meldroutes/politie.yaml:29:1: 'telefoon' staat er twee keer: ook op regel 14; verwijder er een",
    ),
    (
        "an unknown value",
        replace("data/programmas/oko.yaml", "pijler: jeugd", "pijler: jeugdd"),
        "data/programmas/oko.yaml:3:9: onbekende waarde 'jeugdd' bij 'pijler'; bedoelde u 'jeugd'? Kies uit: jeugd, persoonsgericht, weerbaarheid",
    ),
    (
        "a missing field",
        replace("data/programmas/oko.yaml", "pijler: jeugd\n", ""),
        "data/programmas/oko.yaml:1:1: 'pijler' ontbreekt; voeg deze sleutel toe",
    ),
    (
        "a field of only blanks",
        replace(BEGRIP, 'naam: "Wet Bibob"', 'naam: "  "'),
        f"{BEGRIP}:1:7: 'naam': de tekst is leeg; vul tekst in of verwijder de sleutel",
    ),
    (
        "an impossible date",
        replace("data/vergaderingen/2023-07-04.yaml", "2023-07-04", "2023-02-31"),
        "data/vergaderingen/2023-07-04.yaml:1:8: 2023-02-31 bestaat niet in de kalender; schrijf jaar-maand-dag, zoals 2026-02-01",
    ),
    (
        "a date in words",
        replace("data/vergaderingen/2023-07-04.yaml", "2023-07-04", "morgen"),
        "data/vergaderingen/2023-07-04.yaml:1:8: 'datum': hier hoort een datum zoals 2026-02-01, gevonden is 'morgen'",
    ),
    (
        "a date from another age",
        replace("data/vergaderingen/2023-07-04.yaml", "2023-07-04", "0203-07-04"),
        "data/vergaderingen/2023-07-04.yaml:1:8: 'datum': '0203-07-04' is te klein; minstens 1900-01-01",
    ),
    (
        "a telephone number as a number",
        replace("data/meldroutes/alarmnummer-112.yaml", '"112"', "112"),
        "data/meldroutes/alarmnummer-112.yaml:12:11: 'telefoon': hier hoort tekst, gevonden is '112'; zet aanhalingstekens om een getal of datum die als tekst bedoeld is",
    ),
    (
        "a word that YAML reads as false",
        replace("data/meldroutes/politie.yaml", "anoniem: nee", "anoniem: no"),
        "data/meldroutes/politie.yaml:17:10: YAML leest no als waar of onwaar; schrijf false, of zet aanhalingstekens als het tekst is: 'no'",
    ),
    (
        "a tag that runs a program",
        replace(BEGRIP, 'naam: "Wet Bibob"', "naam: !!python/object/apply:os.system [ls]"),
        f"{BEGRIP}:1:7: een ! (label) mag niet; zet de tekst tussen aanhalingstekens",
    ),
    (
        "a colon in a title",
        replace(BEGRIP, 'naam: "Wet Bibob"', "naam: Bibob: de wet"),
        f"{BEGRIP}:1:12: hier staat een dubbele punt met een spatie in de tekst; zet de hele tekst tussen aanhalingstekens",
    ),
    (
        "a reference to nothing",
        replace(BEGRIP, "kst-31109-26", "kst-31109-62"),
        f"{BEGRIP}:4:11: 'kst-31109-62' bestaat niet in data/bronnen; bedoelde u 'kst-31109-26'?",
    ),
    (
        "a directive in a record",
        replace(BEGRIP, 'naam: "Wet Bibob"', 'naam: "[[begrip: mma]]"'),
        f"{BEGRIP}:1:7: 'naam': een opdracht tussen [[ en ]] werkt alleen in de tekst van een pagina; schrijf hier gewone woorden",
    ),
    (
        "an empty file",
        write("data/begrippen/leeg.yaml", ""),
        "data/begrippen/leeg.yaml:1:1: hier staat niets; vul de sleutels in of verwijder het bestand",
    ),
    (
        "a file in Latin-1",
        write("data/begrippen/latijn.yaml", b"naam: caf\xe9\n"),
        "data/begrippen/latijn.yaml:1:1: dit is geen UTF-8; sla het bestand op als UTF-8",
    ),
    (
        "a file over a megabyte",
        write("data/begrippen/groot.yaml", b"a: b\n" * 300_000),
        "data/begrippen/groot.yaml: het bestand is 1.500.000 bytes; 1.000.000 is het meeste. Splits het",
    ),
    (
        "an alias bomb",
        write("data/begrippen/bom.yaml", "a: &a [x]\nb: &b [*a,*a]\n"),
        "data/begrippen/bom.yaml:1:4: een & (anker) mag niet; typ de waarde uit of zet de tekst tussen aanhalingstekens",
    ),
    (
        "a thousand brackets",
        write("data/begrippen/diep.yaml", "a: " + "[" * 1_000),
        "data/begrippen/diep.yaml:1:13: dieper dan 10 niveaus genest; maak het vlakker",
    ),
    (
        "a link to a file elsewhere",
        link("data/begrippen/geheim.yaml", "/etc/hostname"),
        "data/begrippen/geheim.yaml: een koppeling naar een ander bestand mag niet; zet het bestand zelf hier neer",
    ),
    (
        "a folder of its own",
        write("data/begripen/x.yaml", "a: 1"),
        "data/begripen: onbekende map; bedoelde u 'begrippen'?",
    ),
    (
        "a spreadsheet among the data",
        write("data/bronnen/lijst.xlsx", "x"),
        "data/bronnen/lijst.xlsx: deze bestandsnaam mag niet; gebruik kleine letters, cijfers en koppeltekens, en .yaml aan het eind",
    ),
    (
        "the municipality gone",
        remove("data/gemeente.yaml"),
        "data/gemeente.yaml: dit bestand ontbreekt; zie docs/redactie.md",
    ),
    (
        "a stand that does not exist",
        replace("data/aanbevelingen/4-informatiepositie.yaml", "stand: in_uitvoering", "stand: bijna klaar"),
        "onbekende waarde 'bijna klaar' bij 'stand'. Kies uit: niet_openbaar_gevonden, niet_gestart,",
    ),
    (
        "a number that is used twice",
        replace("data/aanbevelingen/2-jaarlijkse-uitvoeringsplannen.yaml", "nummer: 2", "nummer: 1"),
        "data/aanbevelingen/2-jaarlijkse-uitvoeringsplannen.yaml:1:9: nummer 1 is al gebruikt in data/aanbevelingen/1-formatie-en-bibob.yaml; kies een ander nummer",
    ),
    (
        "a concept that a public page names",
        append("data/cijferreeksen/mma-meldingen.yaml", "status: concept"),
        "content/pages/cijfers.md:13:38: 'mma-meldingen' is nog niet openbaar; publiceer data/cijferreeksen/mma-meldingen.yaml of verwijder de opdracht",
    ),
    (
        "a source that is not public yet",
        append("data/bronnen/kst-31109-26.yaml", "publiceren_op: 2027-01-01"),
        f"{BEGRIP}:4:11: 'kst-31109-26' is nog niet openbaar; publiceer data/bronnen/kst-31109-26.yaml, of maak dit ook een concept",
    ),
]

TEXTS: list[tuple[str, Change, str]] = [
    (
        "a page without title",
        replace(OVER, "Title: Over deze site\n", ""),
        f"{OVER}:2:1: 'Title' ontbreekt; voeg deze sleutel toe",
    ),
    (
        "a page without front matter",
        write("content/pages/los.md", "Alleen tekst.\n"),
        "content/pages/los.md:1:1: de pagina begint niet met '---'; zet Title, Date en bronnen tussen twee regels met '---'",
    ),
    (
        "an empty page",
        write("content/pages/los.md", ""),
        "content/pages/los.md:1:1: de pagina begint niet met '---'",
    ),
    (
        "an unknown key in the front matter",
        replace(OVER, "Summary:", "Samenvatting:"),
        f"{OVER}:4:1: onbekende sleutel 'Samenvatting'. Kies uit: Title, Date, Summary,",
    ),
    (
        "a status of Pelican",
        replace(OVER, "Title:", "status: draft\nTitle:"),
        f"{OVER}:2:9: onbekende waarde 'draft' bij 'status'. Kies uit: gepubliceerd, concept",
    ),
    (
        "a bad date",
        replace(OVER, "Date: 2026-11-23", "Date: 23-11-2026"),
        f"{OVER}:3:7: '23-11-2026' is geen datum in de vorm jaar-maand-dag; schrijf bijvoorbeeld 2026-02-01",
    ),
    (
        "a date in the future",
        replace(OVER, "Date: 2026-11-23", "Date: 2099-01-01"),
        f"{OVER}:3:7: 2099-01-01 ligt in de toekomst; vul een dag in die is geweest, en gebruik publiceren_op voor een pagina die later openbaar wordt",
    ),
    (
        "an unknown template",
        replace("content/pages/cijfers.md", "Template: cijfers", "Template: cijfer"),
        "content/pages/cijfers.md:6:11: onbekend sjabloon 'cijfer'; bedoelde u 'cijfers'?",
    ),
    (
        "a directive that names nothing",
        replace("content/pages/cijfers.md", "[[grafiek: mma-meldingen]]", "[[grafiek: mma-melding]]"),
        "content/pages/cijfers.md:17:1: 'mma-melding' bestaat niet in data/cijferreeksen; bedoelde u 'mma-meldingen'?",
    ),
    (
        "a directive with a typo",
        append(OVER, "Zie [[begip: mma]]."),
        f"{OVER}:26:5: onbekende opdracht 'begip'; bedoelde u 'begrip'?",
    ),
    (
        "a figure of a year that is not public",
        append(OVER, "Dat waren er [[cijfer: bibob-adviezen regulier 2019]]."),
        f"{OVER}:26:14: bibob-adviezen heeft voor 2019 geen openbaar cijfer; schrijf dat uit in plaats van een cijfer te noemen",
    ),
    (
        "a figure without its column",
        append(OVER, "Dat waren er [[cijfer: bibob-adviezen 2020]]."),
        f"{OVER}:26:14: schrijf [[cijfer: bibob-adviezen regulier 2024]]: de reeks, de kolom, het jaar; daarachter mag 'sinds 2023', 'verschil 2023' of 'deel kolom'",
    ),
    (
        "a change since a year that is not there",
        append(OVER, "Dat is [[cijfer: mma-meldingen 2025 sinds 2001]]."),
        f"{OVER}:26:8: mma-meldingen heeft geen jaar 2001; kies een jaar van 2015-2025",
    ),
    (
        "a figure typed by hand that is wrong",
        append(OVER, "In 2024 waren het er 24.210, in 2025 [[cijfer: mma-meldingen 2025]]."),
        f"{OVER}:26:22: '24.210' staat in een zin over een cijferreeks, maar is geen cijfer uit die reeks; gebruik [[cijfer: …]] of verbeter het getal",
    ),
    (
        "a percentage typed by hand",
        append(OVER, "Dat is 33% meer; zie [de meldingen](/cijfers/mma-meldingen/)."),
        f"{OVER}:26:8: '33%' staat in een zin over een cijferreeks, maar is geen cijfer uit die reeks; gebruik [[cijfer: …]] of verbeter het getal",
    ),
    (
        "a directive in a heading",
        append(OVER, "## Over [[begrip: mma]]"),
        f"{OVER}:26:9: een opdracht tussen [[ en ]] hoort niet in een kop, een link of een beschrijving; zet haar in een gewone zin",
    ),
    (
        "a directive in a list that names nothing",
        append(OVER, "- een\n\n    [[begrip: mmma]]"),
        f"{OVER}:28:5: 'mmma' bestaat niet in data/begrippen; bedoelde u 'mma'?",
    ),
    ("a script", append(OVER, "<script>alert(1)</script>"), f"{OVER}:26:1: {HTML}"),
    (
        "a picture that runs a program",
        append(OVER, "Tekst <img src=x onerror=alert(1)>"),
        f"{OVER}:26:7: {HTML}",
    ),
    (
        "a frame over two lines",
        append(OVER, "<iframe\nsrc='https://evil.example'></iframe>"),
        f"{OVER}:26:1: {HTML}",
    ),
    ("a comment", append(OVER, "<!-- geheim -->"), f"{OVER}:26:1: {HTML}"),
    ("a tag written as an entity", append(OVER, "&lt;b&gt;vet&lt;/b&gt;"), f"{OVER}:26:1: {HTML}"),
    (
        "attributes behind a link",
        append(OVER, '[contact](/contact/){: onclick="alert(1)"}'),
        f"{OVER}:26:21: een lijst met kenmerken ({{: … }}) mag niet; verwijder haar",
    ),
    (
        "a script in a link",
        append(OVER, "[wat dit is](JaVaScRiPt:alert(1))"),
        f"{OVER}:26:12: 'JaVaScRiPt:alert(1)' {NO_LINK}",
    ),
    ("a script in a link, hidden", append(OVER, "[wat dit is](java&#9;script:alert(1))"), NO_LINK),
    (
        "a script in a link defined elsewhere",
        append(OVER, "[wat dit is][1]\n\n[1]: javascript:alert(1)"),
        f"{OVER}:28:6: 'javascript:alert(1)' {NO_LINK}",
    ),
    ("a script in an autolink", append(OVER, "<javascript:alert(1)>"), f"{OVER}:26:1: {HTML}"),
    (
        "data in a link",
        append(OVER, "[wat dit is](data:text/html,x)"),
        f"{OVER}:26:12: 'data:text/html,x' {NO_LINK}",
    ),
    (
        "a link without scheme",
        append(OVER, "[wat dit is](//evil.example/x)"),
        f"{OVER}:26:12: '//evil.example/x' {NO_LINK}",
    ),
    (
        "a link that is not safe",
        append(OVER, "[wat dit is](http://voorbeeld.example/)"),
        f"{OVER}:26:12: 'http://voorbeeld.example/' is niet beveiligd; schrijf https://",
    ),
    (
        "a telephone number as a link",
        append(OVER, "[bel ons nu](tel:08007000)"),
        f"{OVER}:26:12: een telefoonnummer staat alleen in data/meldroutes; schrijf [[meldroute: …]]",
    ),
    (
        "a file outside the content",
        append(OVER, "[wat dit is]({attach}../../../geheim.txt)"),
        f"{OVER}:26:12: '{{attach}}../../../geheim.txt' {NO_LINK}",
    ),
    (
        "a link that climbs",
        append(OVER, "[wat dit is](../../geheim.txt)"),
        f"{OVER}:26:12: '../../geheim.txt' {NO_LINK}",
    ),
    (
        "a dead link",
        replace(OVER, "(/contact/)", "(/contacten/)"),
        f"{OVER}:24:22: '/contacten/' bestaat niet op deze site; bedoelde u '/contact/'?",
    ),
    (
        "a dead fragment",
        append(OVER, "[naar de kop](#er-is-geen-kop)"),
        f"{OVER}:26:13: '#er-is-geen-kop' is geen kop op deze pagina",
    ),
    (
        "a dead fragment on another page",
        append(OVER, "[naar de kop](/aanpak/#er-is-geen-kop)"),
        f"{OVER}:26:13: '#er-is-geen-kop' staat niet op /aanpak/; verwijder het deel vanaf #, of noem een kop van die pagina",
    ),
    (
        "a link without words",
        append(OVER, "[](/contact/)"),
        f"{OVER}:26:2: deze link heeft geen tekst; zet tussen [ en ] waar de link naartoe gaat",
    ),
    (
        "a link that says nothing",
        append(OVER, "[Klik hier](/contact/)"),
        f"{OVER}:26:11: 'Klik hier' zegt niet waar de link heen gaat; zet tussen [ en ] wat de lezer daar vindt",
    ),
    (
        "a second title",
        append(OVER, "# Nog een titel"),
        f"{OVER}:26:1: de titel van de pagina is al de eerste kop; begin in de tekst met '## '",
    ),
    (
        "a heading jump",
        replace(OVER, "## Klopt er iets niet?", "#### Klopt er iets niet?"),
        f"{OVER}:22:1: een kop van niveau 4 onder een kop van niveau 2; gebruik '### '",
    ),
    (
        "a heading by a line below",
        append(OVER, "Kop\n---"),
        f"{OVER}:27:1: een streep onder een regel maakt er een kop van; schrijf een kop als '## Kop'",
    ),
    (
        "a table without header",
        append(OVER, "| a | b |\n| c | d |"),
        f"{OVER}:26:1: deze tabel heeft geen kop; zet onder de rij met namen een regel zoals |---|---|",
    ),
    (
        "a table with a nameless column",
        append(OVER, "| a |  |\n|---|---|\n| c | d |"),
        f"{OVER}:26:1: elke kolom van een tabel heeft een naam; vul de lege cel in",
    ),
    (
        "twenty thousand brackets",
        append(OVER, "[" * 20_000),
        f"{OVER}:26:9: hier staan haken die niet worden gesloten; een link is [tekst](adres)",
    ),
    (
        "twenty thousand stars",
        append(OVER, "*" * 9_000 + "a" + "*" * 9_000),
        f"{OVER}:26:1: zo veel tekens achter elkaar is geen opmaak; gebruik * of ** om een woord",
    ),
    (
        "a book",
        append(OVER, "woord " * 20_000),
        f"{OVER}:7:1: de tekst is 120956 tekens lang; 40000 is het meeste. Splits de pagina",
    ),
    (
        "an invisible character",
        append(OVER, "te\u200bkst"),
        f"{OVER}:26:3: onzichtbaar teken U+200B; verwijder het",
    ),
    (
        "two files for one page",
        write("content/pages/nieuws/2023-06-02-brief-college.md", page("Tekst.")),
        "content/pages/nieuws/2023-06-02-brief-college.md: /nieuws/2023-06-02-brief-college/ is al het adres van content/nieuws/2023-06-02-brief-college.md; geef een van beide een andere naam",
    ),
    (
        "the address of a record",
        write("content/pages/preventie/oko.md", page("Tekst.")),
        "content/pages/preventie/oko.md: /preventie/oko/ is al het adres van een bestand in data/; kies een andere naam",
    ),
    (
        "a page that nothing leads to",
        write("content/pages/los.md", page("Tekst.")),
        "content/pages/los.md: geen enkele link leidt naar /los/; zet er een in een tekst, bijvoorbeeld op een overzicht",
    ),
    (
        "a page that others need",
        remove("content/pages/bronnen.md"),
        "content/pages/bronnen.md: deze pagina ontbreekt; andere pagina's verwijzen ernaar",
    ),
    (
        "a telephone number that is not in the register",
        append(OVER, "Bel 0800-7001."),
        f"{OVER}:26:5: het nummer '0800-7001' staat niet in het register (data/meldroutes); verbeter het, of schrijf [[meldroute: …]] of [[cijfer: …]]",
    ),
    (
        "a telephone number in digits of another script",
        append(OVER, "Bel ٠٨٠٠٧٠٠١."),
        f"{OVER}:26:1: het nummer '08007001' staat niet in het register (data/meldroutes)",
    ),
    (
        "a telephone number of nobody in a summary",
        replace(OVER, "Summary: ", "Summary: Bel (033) 000 00 00. "),
        "het nummer '(033) 000 00 00' staat niet in het register (data/meldroutes)",
    ),
    (
        "a telephone number of nobody in a record",
        replace("data/programmas/oko.yaml", "samenvatting: ", "samenvatting: Bel +31 33 000 00 00. "),
        "data/programmas/oko.yaml:5:15: het nummer '+31 33 000 00 00' is van geen enkele route; verbeter het, of zet het bij 'telefoon' van de route in data/meldroutes",
    ),
    (
        "an emergency number with a wrong digit where people report",
        replace("data/keuzehulp/start.yaml", "uitleg: Bel direct.", "uitleg: Bel direct 122."),
        "data/keuzehulp/start.yaml:8:13: het nummer '122' is van geen enkele route",
    ),
]

FILES: list[tuple[str, Change, str]] = [
    (
        "a spreadsheet",
        write("content/pages/blad.xlsx", "x"),
        "content/pages/blad.xlsx: een bestand van het type '.xlsx' wordt niet gepubliceerd; schrijf de pagina als .md of verwijder het bestand",
    ),
    (
        "another markup",
        write("content/pages/blad.rst", ".. include:: /etc/passwd"),
        "content/pages/blad.rst: een bestand van het type '.rst' wordt niet gepubliceerd",
    ),
    (
        "a page of HTML",
        write("content/pages/blad.html", "<script>"),
        "content/pages/blad.html: een bestand van het type '.html' wordt niet gepubliceerd",
    ),
    (
        "what an editor left behind",
        write("content/pages/over.md~", "x"),
        "content/pages/over.md~: een bestand van het type '.md~' wordt niet gepubliceerd",
    ),
    (
        "a hidden file",
        write("content/pages/.env", "GEHEIM=1"),
        "content/pages/.env: een bestand van het type '.env' wordt niet gepubliceerd",
    ),
    (
        "a name with capitals",
        write("content/pages/Over-Ons.md", page("Tekst.")),
        "content/pages/Over-Ons.md: deze naam wordt een adres; gebruik kleine letters, cijfers en koppeltekens",
    ),
    (
        "a folder that does not belong",
        write("content/geheim/x.md", page("Tekst.")),
        "content/geheim: dit hoort niet in content/. Kies uit: pages, nieuws, talen, beelden, documenten",
    ),
    (
        "a link to a page elsewhere",
        link("content/pages/geheim.md", "/etc/hostname"),
        "content/pages/geheim.md: een koppeling naar een ander bestand mag niet; zet het bestand zelf hier neer",
    ),
    (
        "a link to a folder elsewhere",
        link("content/pages/geheim", "/etc"),
        "content/pages/geheim: een koppeling naar een ander bestand mag niet; zet het bestand zelf hier neer",
    ),
    (
        "a picture that is not there",
        append(OVER, "![Het stadhuis van voren](/beelden/stadhuis.png)"),
        f"{OVER}:26:25: '/beelden/stadhuis.png' is geen bestand in content/beelden",
    ),
    (
        "a picture from elsewhere",
        append(OVER, "![Het stadhuis van voren](https://evil.example/x.png)"),
        f"{OVER}:26:25: 'https://evil.example/x.png' is geen bestand in content/beelden",
    ),
    (
        "a picture without words",
        all_of(write("content/beelden/stadhuis.png", png()), append(OVER, "![](/beelden/stadhuis.png)")),
        f"{OVER}:26:3: beschrijf tussen [ en ] wat er op het beeld te zien is, in een korte zin",
    ),
    (
        "a picture with its name as words",
        all_of(
            write("content/beelden/het-stadhuis.png", png()),
            append(OVER, "![het-stadhuis.png](/beelden/het-stadhuis.png)"),
        ),
        f"{OVER}:26:19: beschrijf tussen [ en ] wat er op het beeld te zien is, in een korte zin",
    ),
    (
        "a picture that tells where it was taken",
        write("content/beelden/foto.jpg", b"\xff\xd8\xff\xe1\x00\x10Exif\0\0GPSLatitud"),
        "content/beelden/foto.jpg: dit beeld draagt gegevens mee over plaats, toestel of maker; sla het op zonder metagegevens (Exif, IPTC, XMP)",
    ),
    (
        "a picture that names its maker",
        write("content/beelden/foto.png", png((b"tEXt", b"Author\0Iemand"))),
        "content/beelden/foto.png: dit beeld draagt gegevens over de maker of het toestel mee (tEXt); sla het op zonder metagegevens",
    ),
    (
        "a picture that is something else",
        write("content/beelden/foto.png", "GIF89a"),
        "content/beelden/foto.png: dit is geen PNG-bestand; sla het beeld opnieuw op",
    ),
    (
        "a picture with something behind it",
        write("content/beelden/foto.png", png() + b"PK\3\4"),
        "content/beelden/foto.png: dit PNG-bestand is niet heel; sla het beeld opnieuw op",
    ),
    (
        "a drawing with a script",
        write("content/beelden/t.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
        "content/beelden/t.svg: de tekening bevat <script>; sla haar op als gewone SVG, zonder stijl, script en metagegevens",
    ),
    (
        "a drawing that acts",
        write("content/beelden/t.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='x'></svg>"),
        "content/beelden/t.svg: de tekening bevat 'onload='; sla haar op als gewone SVG, zonder stijl, script en verwijzingen",
    ),
    (
        "a document with the name of its author",
        write("content/documenten/brief.pdf", b"%PDF-1.4\n1 0 obj<</Author (Iemand)>>endobj\n%%EOF"),
        "content/documenten/brief.pdf: dit document noemt een maker; verwijder de eigenschappen van het document voordat u het plaatst",
    ),
    (
        "a document that acts",
        write("content/documenten/brief.pdf", b"%PDF-1.4\n1 0 obj<</OpenAction 2 0 R>>endobj\n%%EOF"),
        "content/documenten/brief.pdf: dit document bevat iets dat uit zichzelf werkt (/OpenAction); sla het op als gewone PDF",
    ),
    (
        "a program among the pictures",
        write("content/beelden/x.exe", "MZ"),
        "content/beelden/x.exe: een bestand van het type '.exe' hoort hier niet. Kies uit: .png, .jpg, .svg",
    ),
]

SETTINGS: list[tuple[str, Change, str]] = [
    ("a missing plugin", replace("pelicanconf.py", '"plugins.site.plugin"', '"plugins.site.plugins"'), "plugin 'plugins.site.plugins' hoort niet bij deze site; bedoelde u 'plugins.site.plugin'?"),
    ("a plugin left out", replace("pelicanconf.py", '["plugins.site.plugin"]', "[]"), "plugin 'plugins.site.plugin' ontbreekt; zonder deze plugin is er geen site. Voeg haar toe"),
    ("a misspelt setting", replace("pelicanconf.py", "DEFAULT_LANG", "DEFAULT_LANGG"), "pelicanconf.py:12:1: onbekende instelling 'DEFAULT_LANGG'; bedoelde u 'DEFAULT_LANG'?"),
    ("a setting that would do nothing", append("pelicanconf.py", "SUMMARY_MAX_LENGTH = 10"), "onbekende instelling 'SUMMARY_MAX_LENGTH'; deze site gebruikt haar niet, verwijder haar"),
    ("a setting that counts visitors", append("pelicanconf.py", 'GOOGLE_ANALYTICS = "UA-1"'), "onbekende instelling 'GOOGLE_ANALYTICS'; deze site gebruikt haar niet, verwijder haar"),
    ("a setting deep inside", append("pelicanconf.py", "if True:\n    PLUGIN_PATHS = ['x']"), "onbekende instelling 'PLUGIN_PATHS'"),
    ("pages that would go around the checks", replace("pelicanconf.py", "PAGE_PATHS: list[str] = []", 'PAGE_PATHS: list[str] = ["pages"]'), "'PAGE_PATHS' blijft leeg ([]): wat zo op de site komt, gaat langs alle controles"),
    ("an address that is not safe", replace("pelicanconf.py", 'SITEURL = ""', 'SITEURL = "http://voorbeeld.example"'), "pelicanconf.py:10:1: 'http://voorbeeld.example' is geen openbaar adres; schrijf https://… zonder / aan het eind"),
    ("an address with a slash", replace("pelicanconf.py", 'SITEURL = ""', 'SITEURL = "https://voorbeeld.example/"'), "pelicanconf.py:10:1: 'https://voorbeeld.example/' is geen openbaar adres; schrijf https://… zonder / aan het eind"),
    ("settings that stop", append("pelicanconf.py", "x = 1 / 0"), "deze regel geeft een fout (ZeroDivisionError: division by zero); herstel haar"),
    ("settings that cannot be read", append("pelicanconf.py", "x = ("), "dit is geen leesbare Python; controleer haken, komma's en aanhalingstekens"),
    ("a theme that is not there", replace("pelicanconf.py", 'ROOT / "theme"', 'ROOT / "thema"'), "pelicanconf.py:17:1: dit is niet het thema van dit project; zet THEME op de map 'theme'"),
    ("a template that is not there", remove("theme/templates/aanbeveling.html"), "theme/templates/aanbeveling.html: dit sjabloon ontbreekt; zet het terug"),
    ("a component that is not there", remove("theme/templates/components/nood.html"), "theme/templates/home.html:2:1: 'components/nood.html' ontbreekt; zet het terug of pas de naam aan"),
    ("a style that is not there", remove("theme/css/chart.css"), "theme/css/site.css:5:1: './chart.css' ontbreekt; zet het terug of pas de naam aan"),
    ("a theme half installed", all_of(remove("theme/node_modules"), write("theme/node_modules/leeg", "")), "ontbreekt; voer 'make site' uit, dat haalt alles op"),
    ("a template that cannot be read", write("theme/templates/page.html", "{% extends 'base.html' %}{% block inhoud %}{% if %}{% endblock %}"), "page.html:1: het sjabloon is niet te lezen"),
    ("a template that names nothing", write("theme/templates/page.html", "{% extends 'base.html' %}{% block inhoud %}{{ ook_niet.dit }}{% endblock %}"), "een sjabloon gebruikt iets dat niet bestaat"),
    ("a font from elsewhere", append("theme/css/layout.css", "@font-face { font-family: x; src: url(https://evil.example/x.woff2); } body { font-family: x; }"), "de opmaak haalt iets van elders; zet het in het thema zelf"),
    ("a counter of visitors in the theme", replace("theme/templates/base.html", "</body>", '<script src="https://evil.example/x.js"></script></body>'), "<script> mag niet op een pagina staan; verwijder het"),
]  # fmt: skip

MISTAKES = [*RECORDS, *TEXTS, *FILES, *SETTINGS]


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that stands, built of the good sources; every refused build has to leave it alone."""
    folder = tmp_path_factory.mktemp("standing")
    done = build(copy_of_the_project(folder / "project"), folder / "output")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "output"


@pytest.mark.parametrize(
    ("mistake", "change", "expected"), MISTAKES, ids=[mistake for mistake, _, _ in MISTAKES]
)
def test_a_mistake_is_refused_in_dutch_and_leaves_the_site_as_it_was(
    standing: Path, tmp_path: Path, mistake: str, change: Change, expected: str
):
    folder = copy_of_the_project(tmp_path / "project")
    before = digest(standing)
    change(folder)
    done = build(folder, standing)
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert any(line.startswith(expected) or expected in line for line in said.splitlines()), said
    assert "Traceback" not in said
    assert digest(standing) == before
    shutil.rmtree(folder)


def test_no_mistake_is_listed_twice():
    names = [mistake for mistake, _, _ in MISTAKES]
    assert len(names) == len(set(names))


HARMLESS: list[tuple[str, Change, str, str]] = [
    ("a template expression", append(OVER, "Typ {{ 1/0 }} of {% include 'x' %}."), "over/index.html", "Typ &#123;&#123; 1/0 }} of &#123;% include 'x' %}."),
    ("code that shows HTML", append(OVER, "Typ `<b>` of `[[begrip: mma]]`."), "over/index.html", "<code>&lt;b&gt;</code>"),
    ("an ampersand and a smaller sign", append(OVER, "R&D, en 1 < 2."), "over/index.html", "R&amp;D, en 1 &lt; 2."),
    ("markup in a title", replace(OVER, "Title: Over deze site", 'Title: "Over <b>deze</b> & die site"'), "over/index.html", "<h1>Over &lt;b&gt;deze&lt;/b&gt; &amp; die site</h1>"),
    ("a right-hand column", append(OVER, "## Tabel\n\n| a | b |\n|---|--:|\n| c | 1 |"), "over/index.html", '<td class="getal">1</td>'),
    ("a picture with words", all_of(write("content/beelden/stadhuis.png", png()), append(OVER, "![Het stadhuis van voren gezien](/beelden/stadhuis.png)")), "over/index.html", '<img alt="Het stadhuis van voren gezien" src="../beelden/stadhuis.png">'),
    ("a byte order mark and Windows line ends", lambda root: (root / OVER).write_bytes(b"\xef\xbb\xbf" + (root / OVER).read_bytes().replace(b"\n", b"\r\n")), "over/index.html", "<h1>Over deze site</h1>"),
    ("figures from a series", append(OVER, "In 2025 is het [[cijfer: mma-meldingen 2025 sinds 2024]], van [[cijfer: mma-meldingen 2024]]. Dat is [[cijfer: mma-meldingen 2025 verschil 2024]]; [[cijfer: drugsproductieplaatsen synthetisch 2023 deel alle]] was synthetisch."), "over/index.html", "gestegen met 32%</a>"),
    ("figures typed by hand that agree", append(OVER, "In 2024 waren het er 24.201, per 1.000 inwoners 3; in 2025 [[cijfer: mma-meldingen 2025]]. Elders waren er 999."), "over/index.html", "24.201, per 1.000"),
    ("a number that is nobody's", append(OVER, "Op 1700000000 stond 123456789 euro, of € 1.234.567."), "over/index.html", "123456789 euro"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("what", "change", "name", "expected"), HARMLESS, ids=[what for what, _, _, _ in HARMLESS]
)
def test_what_only_looks_like_a_mistake_is_shown_as_text(
    tmp_path: Path, what: str, change: Change, name: str, expected: str
):
    folder = copy_of_the_project(tmp_path / "project")
    change(folder)
    done = build(folder, tmp_path / "output")
    assert done.returncode == 0, done.stdout + done.stderr
    assert expected in (tmp_path / "output" / name).read_text(encoding="utf-8")


def check(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "plugins.publish", "check", "--vandaag", TODAY.isoformat(), *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_mistakes_of_settings_data_content_and_theme_are_listed_at_once(tmp_path: Path):
    folder = copy_of_the_project(tmp_path / "project")
    wrong = [replace(BEGRIP, "naam:", "nam:"), replace("data/bronnen/nrc-2017-02-07.yaml", "soort: nieuwsbericht", "soort: krant"), replace(OVER, "Title:", "Titel:"), replace("pelicanconf.py", "TIMEZONE", "TIJDZONE"), remove("theme/templates/peildagen.html")]  # fmt: skip
    all_of(*wrong)(folder)
    done = build(folder, tmp_path / "output")
    assert done.returncode == 1
    assert {line.split(":")[0] for line in done.stdout.splitlines() if ":" in line} == {
        BEGRIP,
        "data/bronnen/nrc-2017-02-07.yaml",
        OVER,
        "pelicanconf.py",
        "theme/templates/peildagen.html",
    }
    assert done.stdout.splitlines()[-1] == "7 problemen gevonden."
    assert check(folder).stdout == done.stdout


def test_the_list_comes_as_annotations_and_as_json(tmp_path: Path):
    folder = copy_of_the_project(tmp_path / "project")
    replace(BEGRIP, "naam:", "nam:")(folder)
    assert (
        f"::error file={BEGRIP},line=1,col=1::'naam' ontbreekt; voeg deze sleutel toe\n"
        in check(folder, "--formaat", "github").stdout
    )
    assert json.loads(check(folder, "--formaat", "json").stdout)[0] == {
        "path": BEGRIP,
        "line": 1,
        "column": 1,
        "message": "'naam' ontbreekt; voeg deze sleutel toe",
        "ernst": "fout",
    }


def test_plain_pelican_refuses_bad_sources_too(tmp_path: Path):
    folder = copy_of_the_project(tmp_path / "project")
    replace(BEGRIP, "naam:", "nam:")(folder)
    done = subprocess.run(
        [sys.executable, "-m", "pelican", "-s", "pelicanconf.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "onbekende sleutel 'nam'; bedoelde u 'naam'?" in " ".join((done.stdout + done.stderr).split())
    assert not (folder / "output").exists()


def test_a_directory_that_was_not_made_here_is_not_replaced(tmp_path: Path):
    folder = copy_of_the_project(tmp_path / "project")
    write("output/belangrijk.txt", "van mij")(tmp_path)
    done = build(folder, tmp_path / "output")
    assert done.returncode == 1
    assert (
        "output/ is niet door deze generator gemaakt en wordt niet vervangen; verplaats die map of kies een andere"
        in done.stderr
    )
    assert (tmp_path / "output" / "belangrijk.txt").read_text() == "van mij"
