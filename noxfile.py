#!/usr/bin/env -S uv run --script
# /// script
# requires-python = ">=3.11"
# dependencies = ["nox>=2026.10.20"]
# ///
"""What a maintainer does: ``nox -s docs tests``. ``nox -l`` lists the rest."""

import hashlib
import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import nox

nox.needs_version = ">=2025.2"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["docs", "tests"]
os.environ["NO_MKDOCS_2_WARNING"] = "1"  # we know: requirements.lock stays below it

LOCK = "requirements.lock"
LOCKS = {  # which groups of pyproject.toml each of them holds
    LOCK: ["docs", "tests", "lint"],
    "requirements-browser.lock": ["browser"],
    "requirements-builders.lock": ["builders"],
}


@contextmanager
def changed(lock, folder):
    """Whether a lock is another than the one of which this folder was filled, by the stamp that is left there."""
    stamp = folder / f"{Path(lock).name}.sha256"
    digest = hashlib.sha256(Path(lock).read_bytes()).hexdigest()
    differs = not stamp.exists() or stamp.read_text() != digest
    yield differs
    if differs:
        stamp.write_text(digest)


def install(session, *locks):
    """All that is locked, by hash; nothing where the environment has it already."""
    for lock in (LOCK, *locks):
        with changed(lock, Path(session.virtualenv.location)) as it_has:
            if it_has:
                session.install("--require-hashes", "-r", lock)


def tool(session):
    """Run the command of tools/ that is named like the session, with what stands after --."""
    install(session)
    session.run("python", "-m", f"tools.{session.name}", *session.posargs)


def pack(session):
    """One zip of the site for a classroom without a network: unpack it, open index.html, no server."""
    folder = Path(".cache/offline/multiprocessing-by-example")
    build = ["build", "--strict", "--no-directory-urls", "--site-dir", str(folder)]
    session.run("python", "-m", "mkdocs", *build)
    Path("dist").mkdir(exist_ok=True)
    archive = shutil.make_archive(
        "dist/multiprocessing-by-example-offline", "zip", folder.parent, folder.name
    )
    session.log(f"{archive}: {Path(archive).stat().st_size:,} bytes")


@nox.session
def docs(session):
    """Build the site into site/; every warning is an error."""
    install(session)
    # Never --quiet: it keeps warnings from --strict, too.
    session.run("python", "-m", "mkdocs", "build", "--strict", *session.posargs)


@nox.session
def tests(session):
    """Run every example and hold every page to what happened."""
    install(session)
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session(default=False)
def offline(session):
    """Make a zip in dist/ of a site that opens from its files, without a server or a network."""
    install(session)
    pack(session)


@nox.session(default=False)
def serve(session):
    """Serve the site with live reload, for pages and examples."""
    install(session)
    session.run("python", "-m", "mkdocs", "serve", *session.posargs)


@nox.session(default=False)
def record(session):
    """Write transcripts and timelines from real runs: nox -s record -- queues/fifo."""
    tool(session)


@nox.session(default=False)
def matrix(session):
    """Run every example on every Python there is; writes proof.json. Options: -- --pythons DIR --check NAME."""
    tool(session)


@nox.session(default=False)
def stress(session):
    """Run every example many times on a busy machine. Options: -- --times 20 NAME."""
    tool(session)


@nox.session(default=False)
def mutants(session):
    """Break the examples on purpose, to see that their tests notice. Options: -- --sample 100 NAME."""
    tool(session)


@nox.session(default=False)
def lint(session):
    """Check the form of code, Markdown and Chinese; with -- --fix, mend it."""
    install(session)
    session.run("ruff", "check", *session.posargs, ".")
    session.run("ruff", "format", *([] if "--fix" in session.posargs else ["--check"]), ".")
    session.run("rumdl", "check", *session.posargs, ".")
    session.run("python", "-m", "book.chinese", *session.posargs)


@nox.session(default=False)
def browser(session):
    """Open the built site in Chromium as its readers would, check its HTML and links. Options: those of pytest."""
    install(session, "requirements-browser.lock")
    lacking = []
    if not (os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")):
        lacking += ["chromium", "fonts-noto-cjk"]
    if not shutil.which("java"):  # for the Nu HTML checker
        lacking += ["default-jre-headless"]
    if lacking:
        if not shutil.which("apt-get") or os.geteuid():
            session.error(
                f"not on PATH: {', '.join(lacking)}; Chromium may also be told by CHROMIUM=its path"
            )
        session.run("apt-get", "update", "-qq", external=True)
        session.run("apt-get", "install", "-y", "-qq", *lacking, external=True, silent=True)
    with changed("tests/browser/package-lock.json", Path("tests/browser/node_modules")) as it_has:
        if it_has:
            session.run("npm", "ci", "--ignore-scripts", "--prefix", "tests/browser", external=True)
    session.run("python", "-m", "mkdocs", "build", "--strict")
    pack(session)
    chosen = any(word.startswith("tests/browser") for word in session.posargs)
    session.run("python", "-m", "pytest", *([] if chosen else ["tests/browser"]), *session.posargs)


@nox.session(default=False)
def builders(session):
    """Build the site with other builders than MkDocs: what holds there, and what does not. Options: those of pytest."""
    install(session, "requirements-builders.lock")
    session.run("python", "-m", "pytest", "tests/builders", *session.posargs)


@nox.session(default=False)
def lock(session):
    """Write the locks anew from the groups of pyproject.toml."""
    session.install("uv")
    options = ["--universal", "--generate-hashes", "--no-header", "--no-emit-index-url", "--upgrade"]
    for file, names in LOCKS.items():
        groups = [f"--group={name}" for name in names]
        if file != LOCK:
            groups += ["--constraints", LOCK]
        session.run("uv", "pip", "compile", "--quiet", "pyproject.toml", *groups, *options, "-o", file)


if __name__ == "__main__":
    nox.main()
