"""The texts of other languages.

Each stands at the address of its Dutch twin in that language, and borrows its sources.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from plugins.languages.language import REPORTING, TRANSLATED, Language
from plugins.languages.translation import fingerprint
from plugins.source.problem import Problem, near_or_choose, warning
from plugins.texts.text_file import TextFile


def translated_texts(
    files: Iterable[TextFile], talen: Iterable[Language], unread: Collection[str] = ()
) -> tuple[list[TextFile], list[Problem]]:
    """All texts, those of other languages at their address; and what is wrong with the translations.

    Of a Dutch text that could not be read (`unread`, by address) a translation cannot be judged.
    """
    given = list(files)
    dutch = {file.address: file for file in given if file.taal is None}
    spoken = {taal.code: taal for taal in talen}
    made = [file for file in given if file.taal is None]
    problems: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    for file in given:
        if file.taal is None:
            continue
        name = file.path.rpartition("/")[2].removesuffix(".md")
        twin = dutch.get(_dutch_address(name))
        if twin is None and _dutch_address(name) in unread:
            continue
        if name not in TRANSLATED or twin is None:
            problems.append(
                Problem(
                    file.path, 0, 0, f"hierbij hoort geen Nederlandse tekst{near_or_choose(name, TRANSLATED)}"
                )
            )
        elif file.taal in spoken:
            seen.add((file.taal, name))
            wanted = fingerprint_of(twin)
            stale = file.voorwerk.vertaald_van != wanted
            if stale:
                place = file.text.document.place(("vertaald_van",))
                problems.append(
                    warning(
                        file.path,
                        *place,
                        "de Nederlandse tekst is veranderd sinds deze vertaling; werk haar bij en "
                        f"zet vertaald_van op '{wanted}'",
                    )
                )
            front = file.voorwerk.model_copy(
                update={"bronnen": twin.voorwerk.bronnen, "template": twin.voorwerk.template}
            )
            made.append(
                file._replace(address=spoken[file.taal].adres(twin.address), voorwerk=front, verouderd=stale)
            )
    for code in spoken:
        for name in TRANSLATED:
            twin = dutch.get(_dutch_address(name))
            if twin is not None and (code, name) not in seen:
                path = f"content/talen/{code}/{name}.md"
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
