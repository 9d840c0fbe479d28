"""Judging each text of `content/` with what it may name."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from functools import partial

from plugins.cache import Latest
from plugins.site.source_rules import named_in, names_exist, sources_are_right
from plugins.source.problem import Ernst, Problem, stops
from plugins.source.record import Status
from plugins.texts.directives import KINDS
from plugins.texts.read_text import Known, ReadText
from plugins.texts.safe_html import nothing_lost, nothing_unlisted
from plugins.texts.text_file import TextFile
from plugins.texts.text_rules import TEXT_RULES

_FOUND = Latest[list[Problem]]()
_KNOWN = Latest[Known]()


def judge_texts(
    texts: Iterable[ReadText],
    files: Iterable[TextFile],
    shown: Iterable[TextFile],
    known: Known,
    problems: Iterable[Problem],
) -> tuple[Known, list[Problem]]:
    """What texts may name when those of `shown` can be seen, and all problems with those of the texts.

    `known` is all but the texts. A draft with errors cannot be shown, and its problems stop nothing.
    """
    texts, shown = list(texts), list(shown)
    while True:
        seen = _KNOWN.same("", _with_texts(known, files, shown))
        of_texts = [*problems]
        for text in texts:
            of_texts += _FOUND.get(text.path, (text, seen), partial(_text_problems, text, seen))
        good = _without_bad_drafts(shown, of_texts)
        if len(good) == len(shown):
            break
        shown = good  # what leads to a draft that cannot be shown is looked at again
    drafts = {file.path for file in files if _is_draft(file)}
    return seen, [_softened(problem) if problem.path in drafts else problem for problem in of_texts]


def names_only(text: ReadText, there: Container[tuple[str, str]]) -> bool:
    """Whether every record that a text names is `there`, as folder and id."""
    named = [(folder, name) for folder, names in named_in(text.file).items() for name in names]
    for slot in text.rendered.slots:
        kind, _, rest = slot.inner.partition("|")[0].partition(":")
        named += [(KINDS[kind.strip()], name) for name in rest.split()[:1] if kind.strip() in KINDS]
    return all(each in there for each in named)


def _with_texts(known: Known, files: Iterable[TextFile], shown: Iterable[TextFile]) -> Known:
    """What may be named, with the addresses of texts: of those that can be seen, and of those that wait."""
    addresses = known.addresses | {text.address for text in shown}
    waiting = known.waiting | {text.address for text in files}
    return replace(known, addresses=addresses, waiting=waiting - addresses)


def _is_draft(file: TextFile) -> bool:
    return file.voorwerk.status is Status.CONCEPT


def _softened(problem: Problem) -> Problem:
    """A problem of a draft, which stops nothing."""
    return problem._replace(ernst=Ernst.WAARSCHUWING)


def _without_bad_drafts(shown: Iterable[TextFile], problems: Iterable[Problem]) -> list[TextFile]:
    """The texts that can be shown: all but the drafts with errors."""
    bad = {problem.path for problem in problems if stops([problem])}
    return [file for file in shown if not (_is_draft(file) and file.path in bad)]


def _text_problems(text: ReadText, known: Known) -> list[Problem]:
    """All that is wrong with one text."""
    problems = [problem for rule in TEXT_RULES for problem in rule(text, known)]
    problems += [*sources_are_right(text.file, known), *names_exist(text.file, known)]
    return problems or [*nothing_unlisted(text), *nothing_lost(text)]
