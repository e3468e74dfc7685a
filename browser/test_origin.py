"""A page asks nothing of anybody but the site itself, and everything it asks for is there."""

import pytest

from browser.conftest import paths


@pytest.mark.parametrize("path", [*paths("zh"), *paths("en")])
def test_requests(page, site, path):
    asked, failed = [], []
    page.on("request", lambda r: asked.append(r.url))
    page.on("response", lambda r: failed.append(f"{r.status} {r.url}") if r.status >= 300 else None)
    page.goto(site + path, wait_until="networkidle")
    foreign = [url for url in asked if not url.startswith((site, "data:", "blob:"))]
    assert not foreign and not failed
