"""The site's colours are all in docs/assets/site.css; the theme's palettes are left out.

They cost a request, and they begin and cease to apply to every element while the theme's script starts:
each time, the browser would compute all styles anew.
"""

from finish.pages import Site

PALETTE = 'head link[rel="stylesheet"][href*="/palette."]'
CHOICE = "var palette="  # how the theme's script begins that applies what a reader chose
DARK = (
    'else if(matchMedia("(prefers-color-scheme: dark)").matches)'
    'document.body.setAttribute("data-md-color-scheme","slate")'
)


def drop_palettes(site: Site) -> None:
    """Without the theme's palettes; no page asks for the file, so it need not be packed for a classroom."""
    for page in site.pages.values():
        page.require(PALETTE).decompose()
    site.removed.update(site.built("**/stylesheets/**/palette.*"))


def begin_dark(site: Site) -> None:
    """Ask what the system prefers before anything is drawn.

    The theme asks only when all of its script is there: a flash of light, in the dark.
    """
    for page in site.pages.values():
        script = page.script(CHOICE)
        script.inner_html = script.text() + DARK
