"""A picture (PNG) of a page file, as headless Chromium draws it with the network off.

    python bench/screenshot.py out/graph.html docs/graph.png --size 1440x900 --scheme dark

Needs selenium and Debian's chromium and chromium-driver. Errors that the page writes to the
console are shown, and end the program with exit code 1.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

_SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
)

_SOFTWARE_WEBGL = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader")
_NO_WEBGL = ("--disable-gpu", "--disable-3d-apis")


def browser(
    profile: Path, size: tuple[int, int], *, scheme: str = "light", scale: float = 1.0, webgl: bool = False
) -> Chrome:
    """Chromium without a network, with a new profile, a window of `size` CSS pixels, and a colour scheme.

    `webgl` draws WebGL on the processor (SwiftShader); without it there is none.
    """
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    for switch in (*_SWITCHES, *(_SOFTWARE_WEBGL if webgl else _NO_WEBGL), f"--user-data-dir={profile}"):
        options.add_argument(switch)
    options.binary_location = "/usr/bin/chromium"
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    width, height = size
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": width < 600},
    )
    media = [{"name": "prefers-color-scheme", "value": scheme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": media})
    offline = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    driver.execute_cdp_cmd("Network.enable", {})
    driver.execute_cdp_cmd("Network.emulateNetworkConditions", offline)
    return driver


def screenshot(
    page: Path,
    picture: Path,
    size: tuple[int, int],
    *,
    scheme: str = "light",
    scale: float = 1.0,
    clicks: tuple[str, ...] = (),
    webgl: bool = False,
    fragment: str = "",
) -> list[str]:
    """Draw `page` into `picture` after clicking on what `clicks` select; returns the console's errors."""
    with tempfile.TemporaryDirectory(prefix="screenshot-") as profile:
        driver = browser(Path(profile), size, scheme=scheme, scale=scale, webgl=webgl)
        try:
            driver.get(page.resolve().as_uri() + fragment)
            for selector in clicks:
                driver.find_element("css selector", selector).click()
            driver.execute_async_script("requestAnimationFrame(() => setTimeout(arguments[0], 400))")
            picture.parent.mkdir(parents=True, exist_ok=True)
            driver.save_screenshot(str(picture))
            return [entry["message"] for entry in driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
        finally:
            driver.quit()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--size", default="1440x900", help="WIDTHxHEIGHT in CSS pixels")
    parser.add_argument("--scheme", choices=("light", "dark"), default="light")
    parser.add_argument("--scale", type=float, default=1.0, help="device pixels for a CSS pixel")
    parser.add_argument("--click", action="append", default=[], metavar="SELECTOR", help="click first (repeatable)")
    parser.add_argument("--webgl", action="store_true", help="draw WebGL, on the processor")
    parser.add_argument("--fragment", default="", help="the view in the address, such as '#whole=1'")
    given = parser.parse_args(arguments)
    width, height = (int(part) for part in given.size.split("x"))
    errors = screenshot(
        given.page,
        given.picture,
        (width, height),
        scheme=given.scheme,
        scale=given.scale,
        clicks=tuple(given.click),
        webgl=given.webgl,
        fragment=given.fragment,
    )
    for error in errors:
        print(error, file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    raise SystemExit(main())
