"""Texts for readers instead of remarks about the research (wording.yaml)."""

from __future__ import annotations

from data.build.manifest import settings
from data.rules.wording import working_words

Tables = dict[str, tuple[list[str], list[list[str]]]]
#: columns with texts that readers see
_TEXTS = frozenset(
    {
        "note",
        "caveat",
        "value_note",
        "description",
        "title",
        "status",
        "chinese_parties",
        "location",
    }
)


def worded(tables: Tables) -> Tables:
    """Return the tables with the remarks of wording.yaml replaced.

    Raises ValueError if a text of any table still has working words, or if no table has a remark
    of wording.yaml.
    """
    remarks: dict[str, str] = settings("wording.yaml")
    unused = set(remarks)
    faults: list[str] = []
    out: Tables = {}
    for path, (head, body) in tables.items():
        places = [place for place, column in enumerate(head) if column in _TEXTS]
        unused -= {row[place] for row in body for place in places}
        rows = [
            [remarks.get(cell, cell) if place in places else cell for place, cell in enumerate(row)]
            for row in body
        ]
        out[path] = (head, rows)
        for text in sorted({row[place] for row in rows for place in places}):
            if found := working_words(text, path):
                faults.append(f"{path}: “{text}” says “{found}”")
    faults += [f"wording.yaml: no table has “{remark}”" for remark in sorted(unused)]
    if faults:
        raise ValueError("\n".join(faults))
    return out
