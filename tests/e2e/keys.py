# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Presses keys in the largest window of a display that has no window manager: keys.py DISPLAY KEY...

A KEY is an X name with modifiers ("ctrl+shift+e", "4", "Return"), or text after "text:". It goes through the XTEST
extension, so the program cannot tell it from a keyboard; libXtst comes with the browser.
"""
import ctypes
import sys
import time

MODIFIERS = {"ctrl": "Control_L", "shift": "Shift_L", "alt": "Alt_L"}
NAMES = {" ": "space", ".": "period", ",": "comma", "-": "minus", "'": "apostrophe", ":": "colon"}
PAUSE = 0.02  # seconds: a person is slower

x11 = ctypes.CDLL("libX11.so.6")
xtst = ctypes.CDLL("libXtst.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XStringToKeysym.restype = ctypes.c_ulong
x11.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
x11.XKeysymToKeycode.restype = ctypes.c_ubyte
x11.XFlush.argtypes = [ctypes.c_void_p]
xtst.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]

Window = ctypes.c_ulong
x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
x11.XDefaultRootWindow.restype = Window
x11.XSetInputFocus.argtypes = [ctypes.c_void_p, Window, ctypes.c_int, ctypes.c_ulong]
x11.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
REVERT_TO_PARENT = 2


def area(display, window):
    sizes = [ctypes.c_uint() for _ in range(4)]
    place = [ctypes.c_int() for _ in range(2)]
    x11.XGetGeometry(ctypes.c_void_p(display), Window(window), ctypes.byref(Window()), *map(ctypes.byref, place),
                     *map(ctypes.byref, sizes))
    return sizes[0].value * sizes[1].value


def focus_largest(display):
    """A window manager would do this; without one Qt never learns that its window is the active one."""
    children = ctypes.POINTER(Window)()
    count = ctypes.c_uint()
    root = x11.XDefaultRootWindow(display)
    x11.XQueryTree(ctypes.c_void_p(display), Window(root), ctypes.byref(Window()), ctypes.byref(Window()),
                   ctypes.byref(children), ctypes.byref(count))
    windows = [children[i] for i in range(count.value)]
    if not windows:
        raise SystemExit("there is no window")
    x11.XSetInputFocus(display, max(windows, key=lambda window: area(display, window)), REVERT_TO_PARENT, 0)
    x11.XSync(display, 0)
    time.sleep(5 * PAUSE)


def press(display, names):
    codes = [x11.XKeysymToKeycode(display, x11.XStringToKeysym(name.encode())) for name in names]
    if 0 in codes:
        raise SystemExit(f"no key for {names}")
    for code in codes:
        xtst.XTestFakeKeyEvent(display, code, 1, 0)
    for code in reversed(codes):
        xtst.XTestFakeKeyEvent(display, code, 0, 0)
    x11.XFlush(display)
    time.sleep(PAUSE)


def keys_of(word):
    if word.startswith("text:"):
        for char in word[len("text:"):]:
            yield (["Shift_L"] if char.isupper() or char == ":" else []) + [NAMES.get(char, char)]
    else:
        yield [MODIFIERS.get(part, part) for part in word.split("+")]


def main():
    display = x11.XOpenDisplay(sys.argv[1].encode())
    if not display:
        raise SystemExit(f"no display {sys.argv[1]}")
    focus_largest(display)
    for word in sys.argv[2:]:
        for names in keys_of(word):
            press(display, names)


main()
