"""A headless Chromium, driven over a pipe by its DevTools protocol: one tab, a few verbs."""
import base64, io, json, os, select, shutil, subprocess, tempfile, time

import numpy
from PIL import Image

LIMIT = 15.0  # seconds for anything to come true
KEYS = {"PageDown": 34, "PageUp": 33, "Escape": 27, "Enter": 13, "Tab": 9}


class Browser:
    def __init__(self, width, height, language="en"):
        self.profile = tempfile.mkdtemp()
        (child_in, self.to), (self.read_from, child_out) = os.pipe(), os.pipe()
        words = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--mute-audio",
                 "--hide-scrollbars", "--no-first-run", "--disable-background-networking", "--remote-debugging-pipe",
                 f"--lang={language}", f"--accept-lang={language}", f"--window-size={width},{height}",
                 f"--user-data-dir={self.profile}", "about:blank"]

        def pipes():  # the protocol's two ends are file descriptors 3 and 4
            ends = os.dup(child_in), os.dup(child_out)
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self.process = subprocess.Popen(words, preexec_fn=pipes, close_fds=False, start_new_session=True,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(child_in), os.close(child_out)
        self.count, self.rest, self.session = 0, b"", None
        target = self.until(self.tab)
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call("Page.enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)
        shutil.rmtree(self.profile, ignore_errors=True)

    def tab(self):
        tabs = self.call("Target.getTargets")["targetInfos"]
        return next((t["targetId"] for t in tabs if t["type"] == "page"), None)

    def call(self, method, **params):
        self.count += 1
        message = {"id": self.count, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.count:
                assert "error" not in answer, f"{method}: {answer['error']}"
                return answer["result"]

    def message(self):
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.read_from], [], [], 60)
            chunk = os.read(self.read_from, 1 << 16) if ready else b""
            assert chunk, "the browser has gone"
            self.rest += chunk
        line, self.rest = self.rest.split(b"\0", 1)
        return json.loads(line)

    def until(self, is_so, what="it"):
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            value = is_so()
            if value:
                return value
            time.sleep(0.01)
        raise AssertionError(f"{what}: not within {LIMIT:.0f} s")

    def go(self, address):
        self.call("Page.navigate", url=address)

    def js(self, words):
        """The value of an expression on the page."""
        result = self.call("Runtime.evaluate", expression=words, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, f"{words}: {result['exceptionDetails']}"
        return result["result"].get("value")

    def wait(self, words):
        """Waits until an expression is true."""
        return self.until(lambda: self.js(f"Boolean({words})"), words)

    def box(self, css):
        """Left, top, width and height of an element on the screen."""
        rect = f"document.querySelector({json.dumps(css)}).getBoundingClientRect()"
        return self.js(f"(r => [r.x, r.y, r.width, r.height])({rect})")

    def click(self, css):
        x, y, w, h = self.box(css)
        self.click_at(x + w / 2, y + h / 2)

    def click_at(self, x, y):
        self.drag([(x, y)])

    def drag(self, places):
        """Presses at the first place, moves through the others, lets go at the last."""
        mouse = lambda kind, x, y: self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left",
                                             buttons=int(kind != "mouseReleased"), clickCount=1)
        mouse("mousePressed", *places[0])
        for place in places[1:]:
            mouse("mouseMoved", *place)
        mouse("mouseReleased", *places[-1])

    def key(self, key, modifiers=0):
        code = KEYS.get(key, ord(key[0].upper()))
        text = {"text": key} if len(key) == 1 and not modifiers else {"text": "\r"} if key == "Enter" else {}
        for kind in ["keyDown", "keyUp"]:
            self.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, modifiers=modifiers,
                      **(text if kind == "keyDown" else {}))

    def picture(self, area=None):
        """Pixels of the screen, or of an area of it, once what was changed is painted."""
        self.js("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(true))))")
        clip = {"clip": dict(zip(["x", "y", "width", "height"], area), scale=1)} if area else {}
        png = self.call("Page.captureScreenshot", format="png", **clip)["data"]
        return numpy.asarray(Image.open(io.BytesIO(base64.b64decode(png))).convert("RGB")).astype(int)

    def unnamed(self):
        """What a screen reader would find and have no name for."""
        roles = {"button", "checkbox", "image", "radio", "combobox", "textbox", "navigation", "application", "toolbar"}
        nodes = self.call("Accessibility.getFullAXTree")["nodes"]
        of = lambda node, field: node.get(field, {}).get("value")
        return [of(n, "role") for n in nodes if not n["ignored"] and of(n, "role") in roles and not of(n, "name")]


def differing(one, other, tolerance=24, side=1):
    """The share of squares of `side` pixels whose means differ by more than the tolerance."""
    assert one.shape == other.shape, f"{one.shape} {other.shape}"
    if side > 1:
        down, across = one.shape[0] // side, one.shape[1] // side
        one, other = (a[: down * side, : across * side].reshape(down, side, across, side, 3).mean((1, 3)) for a in (one, other))
    return float((abs(one - other).max(axis=2) > tolerance).mean())
