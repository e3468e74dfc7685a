"""Copy buttons of programs, made at the build.

The theme makes them in the browser, block by block, and measures the page after each: most of the time that
a long page took to come to rest. Its feature content.code.copy stays off. A button stands after its code, so
that browsers of text do not begin each program with one.
"""

from finish.pages import Site


def unwrap_plain(site: Site) -> None:
    """Names and spaces in programs have no colour of their own, so they need no elements."""
    for _, node in site.find('pre > code span[class="n"], pre > code span[class="w"]'):
        node.unwrap()


def add_buttons(site: Site) -> None:
    """A button on each block of code, and a frame that scrolls around each that Pygments has coloured."""
    site.find("pre > code")
    site.find("pre > span:empty + code")
    for page in site.pages.values():
        blocks = zip(page.tree.css("pre:has(> code)"), page.tree.css("pre > code"), strict=True)
        for number, (block, code) in enumerate(blocks, 1):
            label = f"code-{number}"
            code.attrs["id"] = label
            page.append(
                block,
                f'<span class="md-code__nav" lang="{page.language}">'
                f'<button type="button" class="md-code__button" title="{page.words.copy}"'
                f' data-clipboard-target="#{label}" data-md-type="copy"></button></span>',
            )
        # Transcripts are wrapped and do not scroll.
        for code in page.tree.css("pre > span:empty + code"):
            code.inner_html = f'<span class="scroll" tabindex="0">{code.inner_html}</span>'
