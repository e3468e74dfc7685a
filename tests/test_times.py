"""The pages that build times are measured with are pages like the real ones."""

from harness import accounts, times


def test_synthetic_pages(tmp_path):
    times.write(tmp_path, 25)
    assert len(list((tmp_path / "docs/zh").glob("*.md"))) == 25
    assert accounts.twins(tmp_path) == []
    assert accounts.links(tmp_path) == []
    assert (
        "  - Part 2: [page-021.md, page-022.md, page-023.md, page-024.md]\n"
        in (tmp_path / "mkdocs.yml").read_text()
    )
