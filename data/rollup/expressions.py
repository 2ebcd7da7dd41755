"""What is computed, as Ibis expressions: the same for every engine.

Amounts are DECIMAL from the file to the table, so that engines agree to the cent. Columns of the
parts (one for each file): `KEYS`, US dollars, kilograms, and the dollars of the rows with a weight.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import Any

import ibis
from ibis.expr.types import BooleanValue, Table

from data.records.codes import ALL_COMMODITIES, CHINA, COUNTRIES, WORLD
from data.rollup.concordance import Link
from data.rollup.inputs import Chunk
from data.rollup.shapes import COMTRADE, NO_WEIGHT, Rule

KEYS = ("country", "partner", "period", "flow", "ledger", "edition", "code")
#: digits of the HS; 0 is all goods
LEVELS = (2, 4, 6)
TOP = 10
_EXACT, _WIDE = "decimal(24, 6)", "decimal(30, 6)"
_SUMS = ("value", "weight", "weighed")
#: a code without a counterpart: its trade is in the total only
_NOWHERE = ""


def _amount(text: Any, scale: int) -> Any:
    return text.try_cast(_EXACT) * ibis.literal(scale).cast("decimal(4, 0)")


def _breaks(rows: Table, rules: Iterable[Rule]) -> BooleanValue:
    """Return whether a row breaks one of the rules."""
    flags = [~rows[rule.column].fill_null("").re_search(rule.pattern) for rule in rules]
    return reduce(lambda one, other: one | other, flags)


def _weight(text: Any, scale: int) -> Any:
    bare = text.fill_null("").strip()
    return _amount(ibis.ifelse(bare.isin(NO_WEIGHT), ibis.null("string"), bare), scale)


def _number(text: Any) -> Any:
    return text.strip().try_cast("int64")


def sift_baci(rows: Table, rules: Sequence[Rule], numbers: Sequence[int]) -> Table:
    """Keep what the five export or import, and every row that breaks a rule (`bad`)."""
    read = rows.select(
        bad=_breaks(rows, rules),
        period=rows.t.strip(),
        seller=_number(rows.i),
        buyer=_number(rows.j),
        code=rows.k.strip(),
        value=_amount(rows.v.strip(), 1000),
        weight=_weight(rows.q, 1000),
    )
    return read.filter(read.bad | read.seller.isin(numbers) | read.buyer.isin(numbers))


def sift_comtrade(rows: Table, rules: Sequence[Rule], chunk: Chunk) -> Table:
    """Keep totals over transport, procedure and second partner, of all goods and six digits."""
    assert COMTRADE.whole  # so neither the world nor all goods are added up later
    read = rows.select(
        bad=_breaks(rows, rules),
        period=ibis.literal(chunk.period if len(chunk.period) == 4 else _month(chunk.period)),
        partner=_number(rows.partnerCode),
        flow=rows.flowCode.strip(),
        code=rows.cmdCode.strip(),
        value=_amount(rows.primaryValue.strip(), 1),
        weight=_weight(rows.netWgt, 1),
        part=(_number(rows.partner2Code) != 0)
        | (rows.customsCode.strip() != "C00")
        | (_number(rows.motCode) != 0),
    )
    of_goods = (read.code == ALL_COMMODITIES) | (read.code.length() == 6)
    kept = read.filter(read.bad | (read.flow.isin(("X", "M")) & of_goods & ~read.part))
    return kept.drop("part")


def _month(period: str) -> str:
    return f"{period[:4]}-{period[4:]}"


def names_table(names: Mapping[int, str]) -> Table:
    """Return number -> code as a table."""
    return ibis.memtable(
        {"number": list(names), "name": list(names.values())},
        schema={"number": "int64", "name": "string"},
    )


def part_of_baci(sifted: Table, names: Table, edition: str) -> Table:
    """Return both sides of the five's trade, added up by `KEYS`."""
    sellers = names.filter(names.name.isin(COUNTRIES))
    sides = []
    for own, other, flow in (("seller", "buyer", "export"), ("buyer", "seller", "import")):
        rows = sifted.join(sellers, sifted[own] == sellers.number).select(
            "period", "code", "value", "weight", country="name", number=sifted[other],
            flow=ibis.literal(flow),
        )  # fmt: skip
        sides.append(rows)
    rows = sides[0].union(sides[1])
    rows = rows.rename(partner_number="number").left_join(
        names, ibis._.partner_number == names.number
    )
    rows = rows.mutate(
        partner=rows.name.fill_null(""),
        ledger=ibis.literal("reconciled"),
        edition=ibis.literal(edition),
    )
    return _added(rows, KEYS)


def part_of_comtrade(sifted: Table, names: Table, reporter: str, edition: str) -> Table:
    """Return what a reporter counted. China's imports from one of the five are its exports."""
    rows = sifted.rename(partner_number="partner").left_join(
        names, ibis._.partner_number == names.number
    )
    rows = rows.mutate(partner=rows.name.fill_null("")).drop("name")
    sells = rows.flow == "X"
    if reporter == CHINA:
        rows = rows.filter(rows.partner.isin(COUNTRIES))
        rows = rows.mutate(country=rows.partner, ledger=ibis.literal("china"))
        rows = rows.mutate(
            partner=ibis.literal(CHINA), flow=ibis.ifelse(rows.flow == "X", "import", "export")
        )
    else:
        rows = rows.mutate(
            country=ibis.literal(reporter), ledger=ibis.literal("partner"),
            flow=ibis.ifelse(sells, "export", "import"),
        )  # fmt: skip
    return _added(rows.mutate(edition=ibis.literal(edition)), KEYS)


def _added(rows: Table, keys: Sequence[str]) -> Table:
    """Add up dollars and kilograms by `keys`."""
    if "weighed" not in rows.columns:
        rows = rows.mutate(
            weighed=ibis.ifelse(rows.weight.notnull(), rows.value, ibis.null("decimal(28, 6)"))
        )
    return rows.group_by(list(keys)).agg(**{name: rows[name].sum().cast(_WIDE) for name in _SUMS})


def links_table(links: Sequence[Link]) -> Table:
    """Return a concordance as a table."""
    return ibis.memtable(
        {
            "from_edition": [link.edition for link in links],
            "source": [link.source for link in links],
            "target": [link.target for link in links],
            "share": [str(link.share) for link in links],
        },
        schema=dict.fromkeys(("from_edition", "source", "target", "share"), "string"),
    )


def converted(part: Table, links: Table | None, target: str) -> Table:
    """Return the rows with codes of the target edition; `_NOWHERE` for one without a counterpart.

    `old` keeps the code of the file.
    """
    part = part.mutate(old=part.code)
    if links is None:
        return part
    kept = (part.edition == target) | (part.code == ALL_COMMODITIES)
    rows = part.filter(~kept)
    on = (rows.edition == links.from_edition, rows.code == links.source)
    rows = rows.left_join(links, on)
    share = rows.share.cast("decimal(7, 6)").fill_null(ibis.literal(1).cast("decimal(7, 6)"))
    rows = rows.mutate(
        code=rows.target.fill_null(_NOWHERE),
        **{name: (rows[name].cast(_EXACT) * share).cast(_WIDE) for name in _SUMS},
    )
    return part.filter(kept).union(rows.select(*part.columns))


def unmatched(rows: Table) -> Table:
    """Return the codes without a counterpart, with the trade that is in no commodity."""
    lost = rows.filter(rows.code == _NOWHERE)
    return lost.group_by("edition", "old", "country", "period", "flow", "ledger").agg(
        value_usd=lost.value.sum().cast("decimal(24, 2)"), rows=lost.count()
    )


def tables(rows: Table, groups: Table, *, whole: bool) -> Table:
    """Return trade by HS2, HS4, HS6 and in total, with each partner, the groups and the world.

    `whole`: the source has its own rows of the world and of all goods, which are taken. A group
    leaves out the country itself. `unit_value` is dollars per kilogram, of the rows with a weight.
    """
    keys = ("country", "partner", "period", "flow", "ledger")
    goods = rows.filter((rows.code != ALL_COMMODITIES) & (rows.code != _NOWHERE))
    all_goods = rows.filter(rows.code == ALL_COMMODITIES) if whole else rows
    parts = [
        _added(all_goods.mutate(commodity=ibis.literal(ALL_COMMODITIES)), (*keys, "commodity"))
    ]
    parts += [
        _added(goods.mutate(commodity=goods.code.substr(0, digits)), (*keys, "commodity"))
        for digits in LEVELS
    ]
    by_partner = reduce(lambda one, other: one.union(other), parts)
    known = by_partner.filter(by_partner.partner != "")
    grouped = known.inner_join(
        groups, (known.partner == groups.member) & (known.country != groups.member)
    )
    grouped = grouped.mutate(partner=grouped.group).select(*by_partner.columns)
    result = known.union(_added(grouped, (*keys, "commodity")).select(*by_partner.columns))
    if not whole:
        world = _added(by_partner.mutate(partner=ibis.literal(WORLD)), (*keys, "commodity"))
        result = result.union(world.select(*by_partner.columns))
    per_kilo = result.weighed.cast("float64") / result.weight.cast("float64")
    return result.select(
        *keys, "commodity",
        level=ibis.ifelse(
            result.commodity == ALL_COMMODITIES, 0, result.commodity.length().cast("int64")
        ).cast("int64"),
        value_usd=result.value.cast("decimal(24, 2)"),
        weight_kg=result.weight.cast("decimal(24, 3)"),
        weighed_usd=result.weighed.cast("decimal(24, 2)"),
        unit_value=ibis.ifelse(result.weight > 0, per_kilo, ibis.null("float64")).cast(
            "decimal(24, 4)"
        ),
    )  # fmt: skip


def groups_table(groups: Mapping[str, Sequence[str]]) -> Table:
    """Return group and member as a table."""
    pairs = [(group, member) for group, members in groups.items() for member in members]
    return ibis.memtable(
        {"group": [group for group, _ in pairs], "member": [member for _, member in pairs]},
        schema={"group": "string", "member": "string"},
    )


def top_partners(done: Table, groups: Sequence[str]) -> Table:
    """Return the ten largest partners of each country, flow and commodity; `rank` begins at 1."""
    partners = done.filter(~done.partner.isin([*groups, WORLD]) & (done.partner != done.country))
    window = ibis.window(
        group_by=("country", "period", "flow", "ledger", "commodity"),
        order_by=[ibis.desc("value_usd"), ibis.asc("partner")],
    )
    ranked = partners.mutate(rank=ibis.row_number().over(window) + 1)
    return ranked.filter(ranked.rank <= TOP)


def for_package(done: Table, top: Table, levels: Sequence[int], since: str) -> Table:
    """Return what a proposal is made of: totals by partner; goods with the world and China.

    Chapters also with the ten largest partners in total.
    """
    large = top.filter(top.level == 0).select("country", "period", "flow", "ledger", "partner")
    chapters = done.filter(done.level == 2).semi_join(
        large, ["country", "period", "flow", "ledger", "partner"]
    )
    rest = done.filter(
        (done.level == 0) | (done.partner.isin((WORLD, CHINA)) & done.level.isin(list(levels)))
    )
    both = rest.union(chapters.select(*rest.columns), distinct=False) if 2 in levels else rest
    both = both.distinct()
    return both.filter((both.period >= since) & (both.partner != both.country))
