"""Pages, examples, diagrams and proof agree with each other, and what a page shows at the prompt is so."""

import pytest

from book import repl


def test_the_site_agrees_with_itself(disagreements):
    if disagreements:
        pytest.fail("\n".join(map(str, disagreements)), pytrace=False)


def test_sessions_at_the_prompt(site):
    wrong = []
    for text, (file, line) in site.sessions.items():
        if why := repl.hold(text):
            wrong.append(f"{file}:{line}: {why}")
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)
