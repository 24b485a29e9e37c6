"""A headless Chromium, told what to do over the pipe of its own debugging protocol.

Nothing but Python is needed: no driver whose version has to fit, no package of a
registry. The browser is $CHROMIUM, else the first of the usual names.
"""
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"]
PATIENCE_S = 120


class Failure(Exception):
    """The browser is missing, died, or could not do what it was told."""


def find():
    """The browser's path. Ubuntu's chromium-browser is a stub that only tells to install a snap."""
    named = os.environ.get("CHROMIUM")
    for name in [named] if named else NAMES:
        path = shutil.which(name)
        if path is None:
            continue
        version = subprocess.run([path, "--version"], capture_output=True, text=True)
        if version.returncode == 0 and "Chrom" in version.stdout:
            return path
    raise Failure(
        "no Chromium that runs: install Debian's chromium or Google's Chrome (Ubuntu's chromium-browser is "
        "a stub for a snap), or name one by CHROMIUM=/path/to/chromium")


class Chromium:
    def __init__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="onrecord-chromium-")
        to_browser, self._out = os.pipe()
        self._in, from_browser = os.pipe()

        def place_pipes():
            # The browser reads descriptor 3 and writes 4; neither end may lie there already.
            ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (to_browser, from_browser)]
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self._process = subprocess.Popen(
            [find(), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--no-first-run", "--disable-background-networking", "--disable-component-update",
             "--hide-scrollbars", "--remote-debugging-pipe", f"--user-data-dir={self._folder.name}", "about:blank"],
            close_fds=False, preexec_fn=place_pipes, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self._bytes = b""
        self._last_id = 0
        self.events = []

    def close(self):
        self._process.terminate()
        self._process.wait()
        os.close(self._in)
        os.close(self._out)
        try:
            self._folder.cleanup()
        except OSError:
            pass  # a helper of the browser still writes there; it is the system's to clean up

    def _message(self, until):
        while b"\0" not in self._bytes:
            ready, _, _ = select.select([self._in], [], [], max(0, until - time.monotonic()))
            if not ready:
                raise Failure("the browser does not answer")
            got = os.read(self._in, 1 << 20)
            if not got:
                raise Failure("the browser ended")
            self._bytes += got
        message, self._bytes = self._bytes.split(b"\0", 1)
        return json.loads(message)

    def command(self, method, session=None, **params):
        self._last_id += 1
        message = {"id": self._last_id, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._out, data):]
        until = time.monotonic() + PATIENCE_S
        while True:
            answer = self._message(until)
            if answer.get("id") == self._last_id:
                if "error" in answer:
                    raise Failure(f"{method}: {answer['error']['message']}")
                return answer["result"]
            if "method" in answer:
                self.events.append(answer)

    def wait_for(self, method, session):
        """The next event of that name, those that came already first."""
        until = time.monotonic() + PATIENCE_S
        seen = 0
        while True:
            for event in self.events[seen:]:
                if event["method"] == method and event.get("sessionId") == session:
                    return event["params"]
            seen = len(self.events)
            message = self._message(until)
            if "method" in message:
                self.events.append(message)


class Page:
    """One tab. `complaints` are errors and warnings of its console, `requests` all that it asked for."""

    def __init__(self, browser, width=1280, height=1000, scripts=True, media=()):
        self._browser = browser
        self._target = browser.command("Target.createTarget", url="about:blank")["targetId"]
        attached = browser.command("Target.attachToTarget", targetId=self._target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.command(f"{domain}.enable")
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                     mobile=False)
        if not scripts:
            self.command("Emulation.setScriptExecutionDisabled", value=True)
        if media:
            self.command("Emulation.setEmulatedMedia",
                         features=[{"name": name, "value": value} for name, value in media])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._browser.command("Target.closeTarget", targetId=self._target)

    def command(self, method, **params):
        return self._browser.command(method, session=self._session, **params)

    def open(self, url):
        self._browser.events.clear()
        result = self.command("Page.navigate", url=url)
        if result.get("errorText"):
            raise Failure(f"{url}: {result['errorText']}")
        if "loaderId" in result:  # not a place in the page that is open
            self._browser.wait_for("Page.loadEventFired", self._session)

    def evaluate(self, expression):
        """The value of a JavaScript expression; promises are waited for. Works with scripts of the page off."""
        answer = self.command("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise Failure(details.get("exception", {}).get("description", details["text"]))
        return answer["result"].get("value")

    def press(self, key, code):
        for kind in ("keyDown", "keyUp"):
            self.command("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code,
                         text="\r" if key == "Enter" and kind == "keyDown" else "")

    def _events(self, method):
        self.evaluate("0")  # what has happened by now has been told
        return [event["params"] for event in self._browser.events
                if event["method"] == method and event.get("sessionId") == self._session]

    @property
    def complaints(self):
        found = [entry["entry"]["text"] for entry in self._events("Log.entryAdded")]
        found += [str(call["args"]) for call in self._events("Runtime.consoleAPICalled")]
        found += [thrown["exceptionDetails"]["text"] for thrown in self._events("Runtime.exceptionThrown")]
        return found + ["a dialog" for _ in self._events("Page.javascriptDialogOpening")]

    @property
    def requests(self):
        return [sent["request"]["url"] for sent in self._events("Network.requestWillBeSent")]

    def screenshot(self, path, whole=False):
        import base64
        with open(path, "wb") as file:
            file.write(base64.b64decode(
                self.command("Page.captureScreenshot", captureBeyondViewport=whole)["data"]))

    def print_to(self, path, paper_width=8.27, paper_height=11.69):
        """A PDF; the paper in inches, A4 by default."""
        import base64
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.command(
                "Page.printToPDF", paperWidth=paper_width, paperHeight=paper_height)["data"]))
