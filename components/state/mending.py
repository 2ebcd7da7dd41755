"""What happens to links on their way: trackers add parameters, mail and chat programs damage them.

A damaged part is only repaired where what was meant is certain: components/state/address.py takes
a repaired text if it is allowed and the text as it came is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

#: who adds parameters to links -> their names; they say nothing here
_TRACKERS: Mapping[str, tuple[str, ...]] = {
    "Google": (
        "_ga",
        "_gl",
        "dclid",
        "gad_source",
        "gbraid",
        "gclid",
        "gclsrc",
        "srsltid",
        "wbraid",
    ),
    "Meta": ("fbclid", "igsh", "igshid", "mibextid", "xmt"),
    "Microsoft": ("epik", "msclkid"),
    "Yandex": ("_openstat", "from", "yadclid", "yclid", "ymclid", "ysclid"),
    "VK": ("rb_clickid", "vk_ref"),
    "WeChat": ("clicktime", "enterid", "isappinstalled", "nsukey", "sharer_shareinfo", "wxfid"),
    "Baidu": ("bd_vid",),
    "Alibaba": ("scm", "spm"),
    "X, TikTok, LinkedIn": ("ref_src", "ref_url", "s", "t", "trk", "ttclid", "twclid", "li_fat_id"),
    "mail": (
        "_hsenc",
        "_hsmi",
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "oly_anon_id",
        "oly_enc_id",
        "vero_id",
    ),
    "others": ("cmpid", "ncid", "ref", "referrer", "s_cid", "si", "wickedid", "wt_mc", "xtor"),
}
TRACKERS = frozenset(name for names in _TRACKERS.values() for name in names)
#: beginnings of families of such parameters
TRACKER_PREFIXES = ("at_", "fb_", "hsa_", "matomo_", "mtm_", "piwik_", "pk_", "utm_")
#: signs that no address has: what stands behind them is text around the link
_BEHIND = re.compile(r"[\s，。、；：！？（）「」『』《》【】〈〉«»“”‘’…<>]")
#: signs that may be in an address, but not at its end
_AT_END = ".,;:!?()[]{}'\"`*_~\\"
_ESCAPED = re.compile(r"^(?:amp;|#38;)+")


def is_tracker(name: str) -> bool:
    """Return whether a parameter only follows the reader around, and may be dropped unsaid."""
    folded = name.lower()
    return folded in TRACKERS or folded.startswith(TRACKER_PREFIXES)


def trimmed(text: str) -> str:
    """Return `text` without what a program took for a part of the link: `import）` -> `import`."""
    return _BEHIND.split(text, maxsplit=1)[0].rstrip(_AT_END)


def unescaped(name: str) -> str:
    """Return a parameter's name without what is left of `&amp;`, an `&` escaped for HTML."""
    return _ESCAPED.sub("", name)


def repairs(text: str) -> Iterator[str]:
    """Yield what a damaged value or path may have been, likeliest first."""
    cut = trimmed(text)
    yield from (text.lower(), text.upper(), cut, cut.lower(), cut.upper())


def main_language(tag: str) -> str:
    """Return the language of a tag with a region or script: `zh` for `zh-CN` and `zh_Hans`."""
    return re.split("[-_]", trimmed(tag), maxsplit=1)[0].lower()
