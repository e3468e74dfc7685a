"""A Content-Security-Policy in every page: a host of plain files sends no headers of its own."""

import base64
import hashlib
import re

from selectolax.lexbor import LexborNode

from finish.pages import Page, Site, Target

POLICY = {  # what a page may load and from where; what is not here is forbidden
    "default-src": "'none'",
    "script-src": "'self'",  # and the page's own inline scripts, each by its hash
    "style-src": "'self'",
    "img-src": "'self' data:",  # the icons of the theme's stylesheet are data: addresses
    "connect-src": "'self'",
    "worker-src": "'self'",  # the search
    "base-uri": "'none'",
    "form-action": "'none'",
}
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
INLINE = re.compile(r"<style\b[^>]*>|<[a-z][^<>]*\s(?:style|on[a-z]+)=\"[^\"]*\"")


def drop_prefetch(site: Site) -> None:
    """Firefox fetches ``<link rel="next">`` beforehand, and ``default-src 'none'`` makes an error of that."""
    for _, link in site.find('head link[rel="next"], head link[rel="prev"]'):
        link.decompose()


def refuse_inline(site: Site) -> None:
    """What the policy forbids within HTML is a fault. The steps after this one add no such thing."""
    for page in site.pages.values():
        for match in INLINE.finditer(SCRIPT.sub("", page.tree.html or "")):
            text = f"the policy lets no inline style or handler pass: {match[0]}; write a rule in site.css"
            site.faults.append(site.fault(page.path, text))


def add_policy(site: Site) -> None:
    """The policy of each page. Last of all: its hashes are of the scripts as they are served.

    There is none in pages that are opened as files, for they have no origin to hold a policy to, nor where a
    live server adds a script to each page.
    """
    if site.target is Target.SERVER:
        for page in site.pages.values():
            page.require("head > meta[charset]").insert_after(meta(page), move=True)


def meta(page: Page) -> LexborNode:
    """The policy of a page as an element of its head."""
    scripts = page.tree.css('script:not([src]):not([type$="json"])')
    hashes = dict.fromkeys(digest(script.text()) for script in scripts)
    allowed = POLICY | {"script-src": " ".join([POLICY["script-src"], *hashes])}
    element = page.tree.create_node("meta")
    element.attrs["http-equiv"] = "Content-Security-Policy"
    element.attrs["content"] = "; ".join(f"{name} {sources}" for name, sources in allowed.items())
    return element


def digest(text: str) -> str:
    """A script's hash as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
