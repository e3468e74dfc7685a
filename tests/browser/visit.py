"""A page that is opened, and what comes of that: what it asks for and does not get, what its browser says."""

from playwright.sync_api import Page

VIOLATIONS = """document.addEventListener("securitypolicyviolation",
    e => console.error(`${e.violatedDirective}: ${e.blockedURI}`))"""


class Visit:
    """A page, watched from before it is opened. At the address of no page, its own 404 is no complaint."""

    def __init__(self, path: str, page: Page) -> None:
        self.path, self.page = path, page
        self.language = "en" if path.startswith("en/") else "zh"
        self.is_lost = "no-such-page" in path
        self.asked: list[str] = []
        self.failed: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", lambda request: self.failed.append(f"{request.failure} {request.url}"))
        page.on("response", self._answered)
        page.on("console", self._told)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.add_init_script(VIOLATIONS)

    def _answered(self, response) -> None:
        if response.status >= 300 and not (self.is_lost and response.request.is_navigation_request()):
            self.failed.append(f"{response.status} {response.url}")

    def _told(self, message) -> None:
        if message.type in ("error", "warning") and not (self.is_lost and "status of 404" in message.text):
            self.complaints.append(message.text)
