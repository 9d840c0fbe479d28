"""The texts of other languages.

Each stands at the address of its Dutch twin in that language, and borrows its sources.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import product

from plugins.languages.language import REPORTING, TRANSLATED, Language
from plugins.languages.translation import fingerprint, out_of_date
from plugins.source.problem import Problem, near_or_choose, warning
from plugins.texts.text_file import TextFile


def translated_texts(
    files: Iterable[TextFile], talen: Iterable[Language], unread: Collection[str] = ()
) -> tuple[list[TextFile], list[Problem]]:
    """All texts, those of other languages at their address; and what is wrong with the translations.

    Of a Dutch text that could not be read (`unread`, by address) a translation cannot be judged.
    """
    given = list(files)
    made = [file for file in given if file.taal is None]
    dutch = {file.address: file for file in made}
    twins = {name: dutch[_dutch_address(name)] for name in TRANSLATED if _dutch_address(name) in dutch}
    spoken = {taal.code: taal for taal in talen}
    problems: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    for file in given:
        name = file.path.rpartition("/")[2].removesuffix(".md")
        if file.taal is None or (name not in twins and _dutch_address(name) in unread):
            continue
        if name not in twins:
            message = f"hierbij hoort geen Nederlandse tekst{near_or_choose(name, TRANSLATED)}"
            problems.append(Problem(file.path, 0, 0, message))
        elif file.taal in spoken:
            seen.add((file.taal, name))
            twin, front = twins[name], file.voorwerk
            stale = front.vertaald_van != fingerprint_of(twin)
            if stale:
                problems.append(out_of_date(file.text.document, fingerprint_of(twin)))
            borrowed = {"bronnen": twin.voorwerk.bronnen, "template": twin.voorwerk.template}
            made.append(
                file._replace(
                    address=spoken[file.taal].adres(twin.address),
                    voorwerk=front.model_copy(update=borrowed),
                    verouderd=stale,
                )
            )
    for code, name in product(spoken, twins):
        if (code, name) not in seen:
            path, twin = f"content/talen/{code}/{name}.md", twins[name]
            todo = f"vertaal {twin.path} en zet vertaald_van op '{fingerprint_of(twin)}'"
            if name == "melden":  # where the language begins
                problems.append(Problem(path, 0, 0, f"deze tekst ontbreekt; {todo}"))
            else:
                words = f"deze tekst ontbreekt, dus leiden links naar de Nederlandse pagina; {todo}"
                problems.append(warning(path, 0, 0, words))
    return made, problems


def fingerprint_of(file: TextFile) -> str:
    """The fingerprint of what is translated of a Dutch text."""
    return fingerprint([file.voorwerk.title, file.voorwerk.summary, file.text.body])


def _dutch_address(name: str) -> str:
    return REPORTING if name == "melden" else f"{REPORTING}{name}/"
