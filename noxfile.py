#!/usr/bin/env -S uv run --script
# /// script
# requires-python = ">=3.11"
# dependencies = ["nox>=2025.5.1"]
# ///
"""The commands of this project. ``nox`` alone runs all checks; ``nox -l`` lists the commands."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nox

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["docs", "lint", "builders", "browser", "pythons", "exercises", "systems", "tests"]
os.environ["NO_MKDOCS_2_WARNING"] = "1"  # requirements.lock keeps MkDocs below 2
# Many containers set this. A session starts hundreds of interpreters: they are to compile a module only once.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

LOCK = "requirements.lock"
LOCKS = {  # each lock, and the groups of pyproject.toml that it holds
    LOCK: ["docs", "tests"],
    "requirements-lint.lock": ["lint"],
    "requirements-browser.lock": ["browser"],
    "requirements-builders.lock": ["builders"],
    "requirements-third-party.lock": ["third-party"],
    "requirements-engines.lock": ["engines"],
    "requirements-ray.lock": ["ray"],
    ".ci/requirements.txt": ["ci"],
}

# Tests share the cores, and there is one worker more than cores: the one that makes the runs mostly waits.
SHARED_OUT = [f"-n{min((os.cpu_count() or 1) + 1, 8)}", "--dist=loadscope", "--no-loadscope-reorder"]


def output(*command: str) -> str:
    """What a command prints; "" if it is not here or fails."""
    program = shutil.which(command[0])
    if program is None:
        return ""
    done = subprocess.run([program, *command[1:]], capture_output=True, text=True, check=False)
    return "" if done.returncode else done.stdout


@contextmanager
def changed(lock: str, folder: Path) -> Iterator[bool]:
    """Whether a folder was never filled from this version of a lock; leaving the block marks it as filled."""
    stamp = folder / f"{Path(lock).name}.sha256"
    digest = hashlib.sha256(Path(lock).read_bytes()).hexdigest()
    differs = not stamp.exists() or stamp.read_text() != digest
    yield differs
    if differs:
        stamp.write_text(digest)


def install(session: nox.Session, *locks: str) -> None:
    """Install requirements.lock and further locks, by hash, unless the environment has them already."""
    for lock in (LOCK, *locks):
        with changed(lock, Path(session.virtualenv.location)) as needed:
            if needed:
                session.install("--require-hashes", "-r", lock)


def install_npm(session: nox.Session, folder: str) -> str:
    """Install what the package-lock.json of a folder pins. Returns what this machine lacks for it, or ""."""
    if not shutil.which("npm"):
        return "npm"
    with changed(f"{folder}/package-lock.json", Path(folder, "node_modules")) as needed:
        if needed:
            if not output("npm", "view", "axe-core", "version", "--fetch-retries=0", "--fetch-timeout=60000"):
                return "an answer from the npm registry"
            session.run_install("npm", "ci", "--ignore-scripts", "--prefix", folder, external=True)
    return ""


def missing_programs() -> dict[str, str]:
    """What the browser's tests need and this machine lacks: each name, with Debian's packages for it."""
    browsers = ("chromium", "chromium-browser", "google-chrome")
    missing = {}
    if not (os.environ.get("CHROMIUM") or any(map(shutil.which, browsers))):
        missing["Chromium"] = "chromium"
    if not shutil.which("java"):  # runs the Nu HTML checker
        missing["Java"] = "default-jre-headless"
    if not shutil.which("npm"):
        missing["npm"] = "npm"
    if sys.platform == "linux" and not output("fc-list", ":lang=zh-cn"):
        missing["a Chinese font"] = "fonts-noto-cjk fontconfig"
    return missing


def install_programs(session: nox.Session, missing: dict[str, str]) -> None:
    """Install Debian's packages for what is missing, as root or by sudo."""
    as_root = [] if hasattr(os, "geteuid") and os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (as_root and not shutil.which("sudo")):
        session.error(f"--install needs apt-get, and root or sudo; install yourself: {', '.join(missing)}")
    packages = " ".join(missing.values()).split()
    session.run(*as_root, "apt-get", "update", "-qq", external=True)
    session.run(*as_root, "apt-get", "install", "-y", "-qq", *packages, external=True, silent=True)


def own_name(session: nox.Session) -> str:
    """A session's name in this file: where --force-python chose a Python, nox adds that after a dash."""
    return session.name.partition("-")[0]


def run_or_record(session: nox.Session, lock: str, *examples: str) -> None:
    """Run examples, or those of a folder, in an environment of their own; -- record NAME records one."""
    install(session, lock)
    if session.posargs[:1] == ["record"]:
        session.run("python", "-m", "tools.record", *session.posargs[1:])
    else:
        session.run("python", "-m", "pytest", "tests/third_party", *examples, *session.posargs)


def on_python(session: nox.Session, version: str, *examples: str) -> None:
    """Run examples if the session runs on this version of Python; else the session again on it."""
    asked = "import sys; print('%d.%d' % sys.version_info[:2])"
    own = str(session.run("python", "-c", asked, silent=True)).strip()
    if own == version:
        run_or_record(session, f"requirements-{own_name(session)}.lock", *examples)
        return
    found = str(session.run("python", "-m", "harness.pythons", silent=True, stderr=None))
    paths = [line.split()[-1] for line in found.splitlines() if line.startswith(f"{version}.")]
    if not paths:
        session.skip(f"not here: Python {version}")
    again = [sys.executable, "-m", "nox", "-s", own_name(session), "--force-python", paths[-1]]
    session.run(*again, "--", *session.posargs, external=True)


def tool(name: str, does: str) -> None:
    """A session for a command of tools/, which gets what stands after --."""

    def run(session: nox.Session) -> None:
        install(session)
        session.run("python", "-m", f"tools.{name}", *session.posargs)

    run.__doc__ = does
    nox.session(name=name, default=False)(run)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site into site/, with the zip of it for classrooms; every warning is an error."""
    install(session)
    # No --quiet here: it would hide warnings from --strict as well.
    session.run("python", "-m", "mkdocs", "build", "--strict", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check the form of code, types, Markdown, Chinese, workflows; -- --fix repairs what it can."""
    install(session, "requirements-lint.lock")
    fix = "--fix" in session.posargs
    session.run("ruff", "check", *(["--fix"] if fix else []), ".")
    session.run("ruff", "format", *([] if fix else ["--check"]), ".")
    for platform in ("linux", "darwin", "win32"):
        session.run("mypy", "--platform", platform)
    session.run("rumdl", "check", *(["--fix"] if fix else []), ".")
    session.run("python", "-m", "book.chinese", *(["--fix"] if fix else []))
    session.run("actionlint")
    session.run("zizmor", "--offline", "--quiet", ".github")
    if lacking := install_npm(session, "."):
        session.warn(f"not here: {lacking}; JavaScript and CSS are left out")
    else:
        write = ["--write"] if fix else []
        session.run("npm", "exec", "--", "biome", "check", *write, "--error-on-warnings", external=True)


@nox.session
def browser(session: nox.Session) -> None:
    """Open the built site in Chromium as its readers would, check its HTML and links.

    Options after --: --install, to install by apt-get what is missing; --built, to open site/ as it stands;
    all others are pytest's.
    """
    missing, options = missing_programs(), [w for w in session.posargs if w not in ("--install", "--built")]
    if missing and "--install" not in session.posargs:
        session.skip(f"not here: {', '.join(missing)}. On Debian and Ubuntu: nox -s browser -- --install")
    if missing:
        install_programs(session, missing)
    install(session, "requirements-browser.lock")
    if lacking := install_npm(session, "tests/browser"):
        session.skip(f"not here: {lacking}")
    if "--built" not in session.posargs:
        session.run("python", "-m", "mkdocs", "build", "--strict")
    chosen = any(word.startswith("tests/browser") for word in options)
    session.run("python", "-m", "pytest", *([] if chosen else ["tests/browser"]), *options)


@nox.session
def pythons(session: nox.Session) -> None:
    """Run docs and tests on the oldest and the two newest Pythons found here, other than this one."""
    install(session)
    found = session.run("python", "-m", "harness.pythons", "--tools", silent=True, stderr=None)
    for path in str(found).splitlines():
        session.run(sys.executable, "-m", "nox", "-s", "docs", "tests", "--force-python", path, external=True)


@nox.session
def tests(session: nox.Session) -> None:
    """Run every example and check every page against what happened."""
    install(session)
    session.run("python", "-m", "pytest", *(session.posargs or SHARED_OUT))


@nox.session(default=False)
def serve(session: nox.Session) -> None:
    """Serve the site with live reload, for pages and examples."""
    install(session)
    session.run("python", "-m", "mkdocs", "serve", *session.posargs)


tool("record", "Write transcripts and timelines from real runs: nox -s record -- queues/fifo.")
tool(
    "reread",
    "Read words again beside what they speak of, where that has changed: nox -s reread -- queues#fifo.",
)
tool(
    "matrix", "Run every example on every Python found here; writes examples/proof.json. Options: -- --help."
)
tool("names", "Ask every Python found here for the public names of multiprocessing; writes docs/names.json.")
tool("stress", "Run every example many times on a busy machine. Options: -- --help.")
tool("mutants", "Break the examples on purpose, to see that the tests notice. Options: -- --help.")
tool(
    "drift", "Make pages false on purpose, to see that a run, a rule or a reader is told. Options: -- --help."
)


@nox.session
def exercises(session: nox.Session) -> None:
    """Check solutions and wrong answers of all exercises on the oldest and the newest Python found here."""
    install(session)
    session.run("python", "-m", "pytest", "tests/exercises", *session.posargs)


@nox.session
def systems(session: nox.Session) -> None:
    """Run most tests as in a container, some as on macOS and Windows; nothing may be left behind."""
    install(session)
    session.run("python", "-m", "tools.systems", *(session.posargs or SHARED_OUT))


@nox.session
def builders(session: nox.Session) -> None:
    """Build the site with other builders than MkDocs: what holds there, and what does not."""
    install(session, "requirements-builders.lock")
    session.run("python", "-m", "pytest", "tests/builders", *(session.posargs or ["-n2", "--dist=loadfile"]))


@nox.session(name="third-party", default=False)
def third_party(session: nox.Session) -> None:
    """Run the examples that need NumPy and the like; -- record NAME records one of them."""
    run_or_record(session, "requirements-third-party.lock", "examples/third_party")


@nox.session(default=False)
def engines(session: nox.Session) -> None:
    """Run the examples that need joblib, Dask and the like, on Python 3.14; -- record NAME records one."""
    on_python(session, "3.14", "examples/engines")


@nox.session(default=False)
def ray(session: nox.Session) -> None:
    """Run the examples that need Ray, on the newest Python it is built for; -- record NAME records one."""
    on_python(session, "3.14", *map(str, Path("examples/engines").glob("*ray*.py")))


@nox.session(default=False)
def costs(session: nox.Session) -> None:
    """Measure what pages claim of costs, on this machine as it is; a busy one is welcome."""
    install(session)
    session.run("python", "-m", "pytest", "tests/costs", *session.posargs)


@nox.session(default=False)
def lock(session: nox.Session) -> None:
    """Write the locks anew, with the newest versions that the groups of pyproject.toml allow."""
    session.install("uv")
    options = ["--universal", "--generate-hashes", "--no-header", "--no-emit-index-url", "--upgrade"]
    for file, groups in LOCKS.items():
        chosen = [f"--group={group}" for group in groups]
        constraints = [] if file == LOCK else ["--constraints", LOCK]
        session.run(
            "uv", "pip", "compile", "--quiet", "pyproject.toml", *chosen, *constraints, *options, "-o", file
        )


if __name__ == "__main__":
    nox.main()
