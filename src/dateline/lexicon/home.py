"""The country of a publisher, by the domain of its site."""

from __future__ import annotations

import re

from dateline.lexicon.pack import Pack

_HOST = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})(?::\d+)?(?:[/?#].*)?", re.I)


def country_of_site(address: str, pack: Pack) -> str | None:
    """Return the country of a URL or host, ``None`` where its domain tells none.

    Parameters
    ----------
    address
        A URL, a host, or any name of a publisher; a name that is no host tells nothing.
    pack
        Its tables ``core/countries`` and ``core/domains`` say whose a domain is.

    Examples
    --------
    >>> from dateline.lexicon import load_pack
    >>> country_of_site("https://www.actualite.cd/article/1", load_pack())
    'COD'
    >>> country_of_site("Le Monde", load_pack()) is None
    True
    """
    host = _HOST.fullmatch(address.strip())
    if host is None:
        return None
    domains = pack.index(_domains)
    labels = host[1].lower().split(".")
    for k in range(len(labels)):  # the longest domain that is known
        domain = ".".join(labels[k:])
        if domain in domains:
            return domains[domain] or None
    return None


def _domains(pack: Pack) -> dict[str, str]:
    found = {r["alpha2"].lower(): r["alpha3"] for r in pack.rows("core/countries") if r["alpha2"]}
    return found | {r["domain"]: r["country"] for r in pack.rows("core/domains")}
