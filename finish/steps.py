"""The steps that a built site goes through, in order. A new one is a function of the site and a line here."""

from collections.abc import Callable, Iterable
from pathlib import Path

from finish import (
    access,
    beside,
    colours,
    copying,
    downloads,
    finder,
    languages,
    light,
    metadata,
    not_found,
    offline,
    passages,
    policy,
    search,
    sources,
    tables,
)
from finish.pages import MissingError, Site, Target, read
from harness.fault import Fault, FaultError

STEPS: tuple[Callable[[Site], None], ...] = (
    # files that pages link to
    downloads.write_files,
    # what a page says of itself
    languages.name_language,
    languages.link_twins,
    metadata.describe,
    metadata.add_cards,
    metadata.list_pages,
    # header and navigation
    languages.add_switch,
    languages.remember_choice,
    languages.title_permalinks,
    access.place_skip_link,
    access.name_controls,
    access.free_labels,
    access.hush_logo,
    sources.drop_box,
    colours.drop_palettes,
    colours.begin_dark,
    policy.drop_prefetch,
    # the text
    sources.link_sources,
    downloads.link_programs,
    finder.add_scripts,
    light.lighten_files,
    finder.shorten_script,
    copying.unwrap_plain,
    copying.add_buttons,
    beside.place_beside,
    access.empty_corners,
    passages.mark_passages,
    tables.break_names,
    tables.label_cells,
    policy.refuse_inline,
    search.read_pages,
)
LAST: tuple[Callable[[Site], None], ...] = (
    # what depends on where the pages will be opened
    search.connect_box,
    downloads.link_files,
    downloads.add_to_footer,
    search.write_index,
    finder.write_errors,
    finder.write_hangs,
    not_found.write_page,
    offline.name_files,
    offline.drop_files,
    policy.add_policy,
)


def finish(folder: Path, target: Target) -> list[Fault]:
    """Take a site that was just built through all steps. Returns what is wrong; then nothing is written."""
    try:
        site = read(folder, target)
    except FaultError as error:
        return [error.fault]
    if (faults := run(site, STEPS)) is site.faults:  # none had to stop: the last ones tell more
        offline_site = site.copy(Target.FILES)
        faults = run(offline_site, LAST)
    if not faults:
        site.files[offline.ARCHIVE] = offline.pack(offline_site)
        faults = run(site, LAST)
    if not faults:
        site.save()
    return faults


def run(site: Site, steps: Iterable[Callable[[Site], None]] = (*STEPS, *LAST)) -> list[Fault]:
    """Take a site through steps, in memory.

    Returns what is wrong: site.faults itself, or a new list where a step had to stop.
    """
    for step in steps:
        try:
            step(site)
        except MissingError as error:
            text = f"{error}; the builder or its theme has changed: adapt {step.__module__}.{step.__name__}"
            return [*site.faults, site.fault(error.file, text)]
        except FaultError as error:
            return [*site.faults, error.fault]
    return site.faults
