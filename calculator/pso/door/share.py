"""`share`: figures in a link, and in words what is in it. `shared`: the figures of a link that was opened.

`share` answers `link` (the text after `#cijfers=`, or null) and the fragment `share`. `shared` takes `link` and answers
`opgave` (a `pso-opgave/1` as plain data, or null when the link cannot be read) and the fragment `shared`.
"""

from pso.assessment import Assessment, assess
from pso.door.asked import Asked, Reply
from pso.opgave import Opgave, opgave_tree
from pso.overlay import editions
from pso.share import Summary, opgave_of, summary_of
from pso.share_text import BadLink, link_text, read_link
from pso.view.said_share import SharePage, share_fragment


def share(asked: Asked) -> Reply:
    """Answer with the link to the figures; none while they have no result, or when they do not fit."""
    page, result = SharePage(language=asked.page.language), asked.scored()
    if not isinstance(result, Assessment):
        return _not_shared(page, "share.unready")
    summary = summary_of(result)
    text = link_text(summary)
    linked = _linked(text)
    if linked is None:
        return _not_shared(page, "share.unshareable")
    return {"link": text, "fragments": {"share": share_fragment(page, result, linked, summary)}}


def shared(asked: Asked) -> Reply:
    """Answer with the opgave of a link, or with what is wrong with it."""
    page, link = SharePage(language=asked.page.language), asked.tree.get("link")
    found = read_link(link) if isinstance(link, str) else BadLink(reason="damaged")
    reason = found.reason if isinstance(found, BadLink) else ""
    return {
        "opgave": None if isinstance(found, BadLink) else opgave_tree(_opgave(found)),
        "fragments": {"shared": page.render("shared", reason=reason)},
    }


def _linked(text: str) -> Assessment | None:
    """Open the link as its reader will: a link that gives no result is not handed out."""
    found = read_link(text)
    result = assess(_opgave(found)) if isinstance(found, Summary) else None
    return result if isinstance(result, Assessment) else None


def _opgave(summary: Summary) -> Opgave:
    known = editions()
    edition = known.on(summary.reference_date) or known.newest
    return opgave_of(summary, edition.value("fulltime.hours").number)


def _not_shared(page: SharePage, key: str) -> Reply:
    return {"link": None, "fragments": {"share": f"<p>{page.words.say(key)}</p>"}}
