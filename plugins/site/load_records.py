"""Loading every record under `data/`: all of them, or all that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, cast

from plugins.aanbevelingen import rules as aanbevelingen
from plugins.aanbevelingen.aanbeveling import Aanbeveling, Onderzoek
from plugins.aanpak import tijdlijn
from plugins.brieven import brief
from plugins.bronnen import rules as bronnen
from plugins.cache import Cache, Latest
from plugins.cijfers import disclosure_rules
from plugins.cijfers import rules as cijfers
from plugins.cijfers.cijferreeks import Cijferreeks
from plugins.cijfers.own_counts import rounded
from plugins.gemeente import verklaringen
from plugins.gemeente.gemeente import Gemeente
from plugins.melden import keuzehulp, register, route_rules
from plugins.melden.meldroute import Meldroute
from plugins.preventie import programma
from plugins.privacy import uitzonderingen
from plugins.privacy.gate import personal_data
from plugins.privacy.uitzonderingen import Declared, Soort, Uitzonderingen, declared_by
from plugins.site.collection import KINDS, LEFT_BEHIND, MODELS, NAME, SINGLE_FILES, file_of, unknown_files
from plugins.site.stand_in import with_stand_in
from plugins.source import records as every_kind
from plugins.source.annotations import references
from plugins.source.document import Document
from plugins.source.making import make
from plugins.source.phone_numbers import is_phone_number
from plugins.source.problem import Problem, did_you_mean, stops
from plugins.source.published import NOTHING, Published
from plugins.source.record import Record
from plugins.source.records import Records, Rule, RuleContext
from plugins.source.sources import SourceFile, Sources, read_sources
from plugins.tables.record_file import read_document

WITH_RULES = (
    aanbevelingen,
    brief,
    bronnen,
    cijfers,
    disclosure_rules,
    every_kind,
    keuzehulp,
    programma,
    register,
    route_rules,
    tijdlijn,
    uitzonderingen,
    verklaringen,
)
RULES: tuple[Rule, ...] = tuple(rule for module in WITH_RULES for rule in module.RULES)
"""Every rule that spans fields or records."""

_NUMBER = re.compile(r"\+?[0-9][0-9 ().-]*[0-9]")
_SHOWN = Latest[Records]()


class RecordsRead(NamedTuple):
    """The records, which of them pages can be made of, and all that is wrong with them."""

    context: RuleContext
    shown: Records
    """Every record that could be read and may be seen."""
    good: Records
    """Those without a fault of their own."""
    sound: Records
    """Those of `good` that refer to no record with a fault.

    With a municipality of what is right in its file, when that has a fault.
    """
    published: Published
    """What was published, by the ids of the records that are shown."""
    declared: Declared
    """What may stand on the site though it looks like personal data."""
    problems: list[Problem]

    @property
    def names(self) -> set[tuple[str, str]]:
        """Folder and id of every record that may be seen, whatever is wrong with it."""
        every = {(folder, name) for folder, ids in self.context.ids.items() for name in ids}
        return every - self.shown.waiting


def load_records(
    root: Path, today: date, preview: bool = False, published: Published = NOTHING, cache: Cache | None = None
) -> tuple[Records | None, list[Problem]]:
    """Load `root/data` as it is public on the day `today`; with `preview` also what is not public yet.

    The cache remembers which sources tell of nobody. The records are None when a problem stops the build; all
    problems and warnings are listed in either case.
    """
    read = read_records(read_sources(root), today, preview, published, cache)
    return (None if stops(read.problems) else read.shown), read.problems


def read_records(
    sources: Sources,
    today: date,
    preview: bool = False,
    published: Published = NOTHING,
    cache: Cache | None = None,
) -> RecordsRead:
    """Every record that could be read, held against every rule for records. See `load_records`."""
    context = RuleContext(today, published)
    problems = [*sources.outside("data"), *unknown_files(sources)]
    for kind in KINDS:
        context.records[kind.folder], context.ids[kind.folder] = {}, []
        for file in sources.children(f"data/{kind.folder}"):
            if file.name.endswith(".yaml") and not file.name.startswith(LEFT_BEHIND):
                context.ids[kind.folder].append(file.stem)
                problems += _load(kind, file, sources, context)
    for kind in SINGLE_FILES:
        problems += _load_single(kind, sources, context)
    context.published = _under_new_names(published, Records(context.records, today))
    problems += _JUDGED.get("", (replace(context), preview), lambda: [*_judge(context, preview)])
    problems = context.hold_back_drafts(problems)
    # Without the municipality its address is nobody's, wherever it stands.
    unknown = frozenset() if context.records[Gemeente.folder] else frozenset({Soort.ADRES})
    of_faulty = Declared((*_declared_by_faulty(sources, context),), unknown)
    declared = _declared_in(Records(context.records, today), of_faulty)
    problems = sorted({*problems, *personal_data(sources, context, declared, cache)})
    shown = _SHOWN.same("", _shown(context, preview))
    faulty = {problem.path.replace(".csv", ".yaml") for problem in problems if stops([problem])}
    good = shown.without(faulty) if faulty else shown
    return RecordsRead(
        context=context,
        shown=shown,
        good=good,
        sound=with_stand_in(good.self_contained(), context) if faulty else good,
        published=_under_new_names(published, shown),
        declared=_declared_in(shown, of_faulty),
        problems=problems,
    )


_JUDGED = Latest[list[Problem]]()


def _judge(context: RuleContext, preview: bool) -> Iterator[Problem]:
    """Everything that is wrong with the records together."""
    for (folder, name), document in context.documents.items():
        yield from _dangling(MODELS[folder], document, context)
        if not context.waits(folder, name):
            yield from _not_public_yet(MODELS[folder], document, context, preview)
    for rule in RULES:
        yield from rule(context)


_MADE = Latest[tuple[Record | None, list[Problem]]]()


def _make(kind: type[Record], document: Document) -> tuple[Record | None, list[Problem]]:
    """The record of a document, a series with its counts rounded; and what is wrong with it."""
    record, problems = make(kind, document)
    if isinstance(record, Cijferreeks):
        record, refused = rounded(record, document)
        problems += refused
    return record, problems


def _load(kind: type[Record], file: SourceFile, sources: Sources, context: RuleContext) -> list[Problem]:
    """Read one file into the context; returns everything that is wrong with the file by itself."""
    document, problems = read_document(kind, file, sources)
    if document is None:
        return problems
    context.documents[kind.folder, file.stem] = document
    record, refused = _MADE.get(file.path, (kind, document), lambda: _make(kind, document))
    problems += refused
    if record is not None:
        context.records[kind.folder][file.stem] = record
    return problems


def _load_single(kind: type[Record], sources: Sources, context: RuleContext) -> Iterator[Problem]:
    """The one file of a kind is read when it is there; that of the municipality is there, and public."""
    file = sources.files.get(f"data/{file_of(kind)}.yaml")
    context.records[kind.folder] = {}
    if file is not None:
        yield from _load(kind, file, sources, context)
        if kind is Gemeente and context.waits(kind.folder, file.stem):
            message = "zonder gemeente is er geen site; verwijder 'status' en 'publiceren_op'"
            yield Problem("data/gemeente.yaml", 0, 0, message)
    elif kind is Gemeente:
        yield Problem("data/gemeente.yaml", 0, 0, "dit bestand ontbreekt; zie docs/velden.md")


def _under_new_names(published: Published, records: Records) -> Published:
    """What was published, by the ids of now: a new name is no way around the rules for changes."""

    def renamed(kind: type[Record], kept: Mapping[str, Any]) -> Mapping[str, Any]:
        names = {old: record.id for record in records.of(kind).values() for old in record.aliassen}
        return {names.get(kind.address.format(name), name): value for name, value in kept.items()}

    return published._replace(
        cijferreeksen=renamed(Cijferreeks, published.cijferreeksen),
        aanbevelingen=renamed(Aanbeveling, published.aanbevelingen),
        meldroutes=renamed(Meldroute, published.meldroutes),
    )


def _declared_in(records: Records, of_faulty: Declared) -> Declared:
    """What may stand in sources and on the site, by these records and by files with a fault."""
    exceptions, gemeenten = records.of(Uitzonderingen).values(), records.of(Gemeente).values()
    routes, series = records.of(Meldroute).values(), records.of(Cijferreeks).values()
    declared = declared_by(
        exceptions=(exception for record in exceptions for exception in record.uitzonderingen),
        addresses=(lines for gemeente in gemeenten for lines in (gemeente.bezoekadres, gemeente.postadres)),
        numbers=(number for route in routes for pair in route.nummers for number in pair),
        columns=(column for cijferreeks in series for column in cijferreeks.gehele_getallen),
        places=(gemeente.naam for gemeente in gemeenten),
    )
    return replace(of_faulty, values=(*declared.values, *of_faulty.values))


def _declared_by_faulty(sources: Sources, context: RuleContext) -> Iterator[tuple[Soort, str]]:
    """What a file with a fault may declare: all in it, so that none of it is called personal data."""
    kinds: dict[type[Record], tuple[Soort, ...]] = {Meldroute: (Soort.MOBIEL,), Uitzonderingen: tuple(Soort)}
    for kind, soorten in kinds.items():
        single = kind.folder not in context.ids
        files = [
            file
            for file in sources.children("data" if single else f"data/{kind.folder}")
            if file.name == f"{file_of(kind)}.yaml" or (not single and file.suffix == ".yaml")
        ]
        for file in files:
            if file.stem not in context.records[kind.folder]:
                text = (file.data or b"").decode("utf-8", "replace")
                numbers = filter(is_phone_number, _NUMBER.findall(text))
                values = numbers if kind is Meldroute else [text]
                yield from ((soort, words) for words in values for soort in soorten)


def _shown(context: RuleContext, preview: bool) -> Records:
    """The records that are shown, each kind in the order in which readers see it."""
    waiting = frozenset(
        (kind.folder, name)
        for kind in KINDS
        for name in context.ids[kind.folder]
        if context.waits(kind.folder, name)
    )
    kinds = {}
    for folder, records in context.records.items():
        shown = (
            record
            for name, record in records.items()
            if (preview or (folder, name) not in waiting)
            # No page and no text can show a series without a value for each column.
            and not (isinstance(record, Cijferreeks) and not record.volledig)
        )
        kinds[folder] = {record.id: record for record in sorted(shown, key=lambda record: record.order)}
    kinds[Aanbeveling.folder] = _by_study(kinds[Aanbeveling.folder], kinds[Onderzoek.folder])
    return Records(kinds, context.today, waiting)


def _by_study(recommendations: Mapping[str, Record], studies: Mapping[str, Record]) -> dict[str, Record]:
    """Recommendations by study, in the order of the studies; those of a study with a fault come last."""
    places = {name: place for place, name in enumerate(studies)}

    def place(pair: tuple[str, Record]) -> int:
        return places.get(cast("Aanbeveling", pair[1]).onderzoek, len(places))

    return dict(sorted(recommendations.items(), key=place))


def _dangling(model: type[Record], document: Document, context: RuleContext) -> Iterator[Problem]:
    """Whatever is referred to exists."""
    for path, folder, wanted, _ in references(model, document.value):
        if wanted not in context.ids[folder]:
            near = did_you_mean(wanted, context.ids[folder])
            may_be = NAME.fullmatch(wanted)
            new = f"maak data/{folder}/{wanted}.yaml of noem een die bestaat"
            remedy = near or f"; {new if may_be else 'schrijf de naam van een bestand dat daar staat'}"
            yield document.problem(path, f"'{wanted}' bestaat niet in data/{folder}{remedy}")


def _not_public_yet(
    model: type[Record], document: Document, context: RuleContext, preview: bool
) -> Iterator[Problem]:
    """What the public sees refers only to what the public may see; in a preview, to what can be shown."""
    for path, folder, wanted, _ in references(model, document.value):
        if context.waits(folder, wanted) and not (preview and wanted in context.records[folder]):
            remedy = f"publiceer data/{folder}/{wanted}.yaml, of maak dit ook een concept"
            yield document.problem(path, f"'{wanted}' is nog niet openbaar; {remedy}")
