# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Change sets in CodeMirror's JSON form. The tests' texts stay inside the basic plane, so that a Python index is an
offset in UTF-16."""


def replace(length, begin, end, text):
    """Of a text of `length`, [begin, end) becomes `text`."""
    parts = [begin] if begin else []
    parts.append([end - begin, *text.split('\n')] if text else [end - begin])
    return parts + ([length - end] if end < length else [])


def apply(changes, text):
    parts, at = [], 0
    for part in changes:
        if isinstance(part, int):
            parts.append(text[at : at + part])
            at += part
        else:
            parts.append('\n'.join(part[1:]))
            at += part[0]
    if at != len(text):
        raise ValueError(f'made for a text of {at}, not of {len(text)}')
    return ''.join(parts)
