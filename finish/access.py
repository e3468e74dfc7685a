"""What readers by keyboard, or by ear, need of a page and the theme does not give them."""

from finish.pages import Site


def place_skip_link(site: Site) -> None:
    """The link that skips the header says where it leads, and comes before toggles that take the focus."""
    for page in site.pages.values():
        page.require("a.md-skip").inner_html = page.words.skip
        skip = page.require('[data-md-component="skip"]')
        page.require("#__drawer").insert_before(skip, move=True)


def name_controls(site: Site) -> None:
    """The menu's toggle and the search have names."""
    for page in site.pages.values():
        page.require("#__drawer").attrs["aria-label"] = page.words.menu
        page.require('.md-search[role="dialog"]').attrs["aria-label"] = page.words.search


def free_labels(site: Site) -> None:
    """A section of the navigation is one stop for the keyboard: its checkbox, and not its label as well."""
    for _, label in site.find("label.md-nav__link[tabindex]"):
        del label.attrs["tabindex"]


def hush_logo(site: Site) -> None:
    """The logo is read out by the name of its link, which is the site's, and not as "logo" besides."""
    for _, logo in site.find("a.md-logo img"):
        logo.attrs["alt"] = ""


def empty_corners(site: Site) -> None:
    """The empty corner of a table is the head of nothing."""
    for page in site.pages.values():
        for corner in page.tree.css("article th:empty"):
            page.replace(corner, "<td></td>")
