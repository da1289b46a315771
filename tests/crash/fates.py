# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes, in a power cut, of what was not durable."""

from disk import SECTOR, put


class Fate:
    def begin_file(self):
        """The next operations are of another file."""


class Lost(Fate):
    """Nothing of it reached the disk."""

    def keeps_name(self):
        return False

    def apply(self, operation, content):
        pass


class Kept(Fate):
    """All of it did, as when the program is killed and the machine lives on."""

    def keeps_name(self):
        return True

    def apply(self, operation, content):
        operation.apply(content)


class Picked(Fate):
    """Some of it did, whatever the order."""

    def __init__(self, random):
        self.random = random

    def keeps_name(self):
        return self.random.random() < 0.5

    def apply(self, operation, content):
        if self.random.random() < 0.5:
            operation.apply(content)


class Early(Fate):
    """What was written first did, up to some moment that differs from file to file."""

    def __init__(self, random):
        self.random = random
        self.left = 0  # operations of this file that still count

    def begin_file(self):
        self.left = self.random.randrange(40)

    def keeps_name(self):
        return self.random.random() < 0.8

    def apply(self, operation, content):
        self.left -= 1
        if self.left >= 0:
            operation.apply(content)


class Torn(Picked):
    """Sectors of a write did and others did not; or the file grew and what is in it did not arrive."""

    def apply(self, operation, content):
        if operation.data is None:
            return super().apply(operation, content)
        kind = self.random.choice(('lost', 'kept', 'front', 'sectors', 'zeros'))
        if kind == 'kept':
            operation.apply(content)
        elif kind == 'zeros' and operation.offset >= len(content):
            put(content, operation.offset, bytes(len(operation.data)))
        elif kind in ('front', 'sectors'):
            self._tear(operation, content, kind)
        return None

    def _tear(self, operation, content, kind):
        # Sectors are those of the disk: their borders do not depend on where the write began.
        begin, end = operation.offset, operation.offset + len(operation.data)
        borders = [begin, *range((begin // SECTOR + 1) * SECTOR, end, SECTOR), end]
        pieces = list(zip(borders, borders[1:]))
        if kind == 'front':
            chosen = pieces[: self.random.randrange(len(pieces) + 1)]
        else:
            chosen = [piece for piece in pieces if self.random.random() < 0.5]
        for first, last in chosen:
            put(content, first, operation.data[first - begin : last - begin])


def make(name, random):
    return {
        'lost': Lost,
        'kept': Kept,
        'picked': lambda: Picked(random),
        'early': lambda: Early(random),
        'torn': lambda: Torn(random),
    }[name]()


NAMES = ('lost', 'picked', 'torn', 'early', 'kept')
