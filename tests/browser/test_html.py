"""Every page is valid HTML, every link, image and anchor on it arrives, and it tells machines what it is."""

import html
import json
import os
import re
import subprocess
from pathlib import Path

from tests.browser.conftest import PUBLIC, SITE, paths

HERE = Path(__file__).parent
NU = HERE / "node_modules/vnu-jar/build/dist/vnu.jar"
LINKINATOR = HERE / "node_modules/.bin/linkinator"


def told(*command, **options) -> dict:
    """What a tool says in JSON; its exit status says no more than that."""
    ran = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, **options)
    assert ran.stdout.startswith("{"), ran.stderr
    return json.loads(ran.stdout)


def test_valid():
    """The Nu checker has nothing to say but what known-faults.txt tells of the theme."""
    options = ["--skip-non-html", "--no-langdetect", "--filterfile", HERE / "known-faults.txt"]
    said = told("java", "-jar", NU, "--stdout", "--format", "json", *options, SITE)["messages"]
    faults = [
        f"{m['url'].partition('/site/')[2]}:{m.get('lastLine')}: {m['message']} {m.get('extract', '')!r}"
        for m in said
    ]
    assert not faults, "\n".join(faults)


def test_links(site):
    """Links, anchors and images of every page, absolute addresses of the site among them; no other site's."""
    options = ["--recurse", "--check-fragments", "--check-css", "--format=json", "--verbosity=info"]
    rewrite = [f"--url-rewrite-search=^{PUBLIC}", f"--url-rewrite-replace={site}"]
    skip = f"--skip=^(?!{site})https?:"
    seen = told(
        LINKINATOR, site, f"{site}404.html", *options, *rewrite, skip, env=os.environ | {"NO_COLOR": "1"}
    )["links"]
    broken = [
        f"{link.get('parent')} -> {link['url']}: {link['status']}"
        for link in seen
        if link["state"] == "BROKEN"
    ]
    assert not broken, "\n".join(broken)
    missed = {site + path for path in [*paths("zh"), *paths("en")]} - {link["url"] for link in seen}
    assert not missed, f"nothing leads to {sorted(missed)}"


def test_passed_on():
    """Each page says of itself what nobody else says, its card is there, and llms.txt lists it."""
    seen, listed = {}, (SITE / "llms.txt").read_text("utf-8")
    for path in [*paths("zh"), *paths("en")]:
        page = (SITE / path / "index.html").read_text("utf-8")
        tags = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', page)
        told = {name: html.unescape(content) for name, content in tags}
        assert told["description"] == told["og:description"]
        assert seen.setdefault(told["description"], path) == path
        assert told["og:url"] == PUBLIC + path
        assert told["twitter:card"] == "summary_large_image"
        assert (SITE / told["og:image"].removeprefix(PUBLIC)).is_file()
        assert f"]({PUBLIC}{path}): " in listed
