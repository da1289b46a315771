# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder as a power cut may leave it.

What was synced is there. Of everything else - written bytes, new sizes, names - any part may be there, in any order:
POSIX promises no more, and file systems differ in what they give beyond it. So:

- a write or a change of size is durable when an fsync or fdatasync of that file began after it and succeeded;
- a name (made, moved, removed) is durable when its folder was synced;
- a write that is not durable may have reached the disk in part: sectors of 512 bytes do or do not;
- where a sync failed, what was written before it may be lost for good, though later syncs succeed: the kernel
  forgets that those pages were not written (https://wiki.postgresql.org/wiki/Fsync_Errors).
"""

import os
from dataclasses import dataclass, field

SECTOR = 512


@dataclass
class Operation:
    """One change of a file's bytes: data at an offset, or (data is None) a size."""

    offset: int
    data: bytes | None
    ended: bool = False
    durable: bool = False
    doomed: bool = False  # a sync that covered it failed

    def apply(self, content):
        if self.data is None:
            _resize(content, self.offset)
        else:
            put(content, self.offset, self.data)


def _resize(content, size):
    if size < len(content):
        del content[size:]
    else:
        content.extend(bytes(size - len(content)))


def put(content, offset, data):
    if data and offset > len(content):
        _resize(content, offset)
    content[offset : offset + len(data)] = data


@dataclass
class File:
    durable: bytearray = field(default_factory=bytearray)
    operations: list = field(default_factory=list)  # not folded into `durable` yet, in order
    size: int = 0  # as the program sees it

    def add(self, operation):
        self.operations.append(operation)
        if operation.data is None:
            self.size = operation.offset
        else:
            self.size = max(self.size, operation.offset + len(operation.data))
        return operation

    def settle(self, covered, succeeded):
        for operation in covered:
            if not succeeded:
                operation.doomed = not operation.durable
            elif not operation.doomed:
                operation.durable = True
        while self.operations and self.operations[0].durable:
            self.operations.pop(0).apply(self.durable)

    def image(self, fate):
        content = bytearray(self.durable)
        fate.begin_file()
        for operation in self.operations:
            if operation.durable:
                operation.apply(content)
            else:
                fate.apply(operation, content)
        return bytes(content)


@dataclass
class Naming:
    """A change of names: (name, file or None) pairs that take effect together."""

    changes: list
    ended: bool = False


class Disk:
    """Follows the steps of a log; at any of them, image() says what a power cut there may leave.

    `wanted` tells the names that count: shared memory, for one, is nothing a disk keeps.
    """

    def __init__(self, folder, wanted, files=None):
        self.folder = os.path.realpath(folder)
        self.wanted = wanted
        self.names = {}  # as the program sees them
        for name, content in (files or {}).items():
            self.names[name] = File(bytearray(content), size=len(content))
        self.durable_names = dict(self.names)
        self.namings = []
        self._begun = {}  # id of a call: how to end it
        self._positions = {}  # descriptor: [file, offset or None when it appends]
        self._nameless = {}  # descriptor: file

    # -- steps -------------------------------------------------------------------------------------------------

    def step(self, edge, call):
        """Takes one step in. True when it touched the folder."""
        if edge == 'end':
            end = self._begun.pop(id(call), None)
            if end:
                end(call)
            return end is not None
        handler = getattr(self, '_' + call.name, None)
        end = handler(call) if handler else None
        if end:
            self._begun[id(call)] = end
        return end is not None

    def name_of(self, path):
        folder, name = os.path.split(path)
        return name if folder == self.folder and self.wanted(name) else None

    def _file(self, call):
        """By its name, or by its descriptor while it has none."""
        if not call.fds:
            return None  # a descriptor that was not open
        return self.names.get(self.name_of(call.path)) or self._nameless.get(call.fds[0][0])

    def _openat(self, call):
        if 'O_TMPFILE' in call.words and os.path.realpath(call.strings[0].decode()) == self.folder:
            return self._opened_nameless
        name = self.name_of(os.path.join(self.folder, call.strings[0].decode()))
        return name and (lambda ended: self._opened(name, ended))

    _open = _creat = _openat

    def _opened(self, name, call):
        if call.result < 0:
            return
        if name not in self.names:
            self._rename_to([(name, File())])
        elif 'O_TRUNC' in call.words and self.names[name].size > 0:
            self.names[name].add(Operation(0, None, ended=True))
        self._positions[call.result] = [self.names[name], None if 'O_APPEND' in call.words else 0]

    def _opened_nameless(self, call):
        if call.result >= 0:
            self._nameless[call.result] = File()
            self._positions[call.result] = [self._nameless[call.result], 0]

    def _close(self, call):
        self._positions.pop(call.fds[0][0], None)
        self._nameless.pop(call.fds[0][0], None)

    def _pwrite64(self, call):
        file = self._file(call)
        return file and self._written(file, call.numbers[-1], call.strings[0])

    def _write(self, call):
        position = self._positions.get(call.fds[0][0]) if call.fds else None
        if not position:
            return None
        file, offset = position
        end = self._written(file, file.size if offset is None else offset, call.strings[0])
        if offset is not None:
            position[1] += len(call.strings[0])
        return end

    def _written(self, file, offset, data):
        before = file.size
        operation = file.add(Operation(offset, data))

        def end(call):
            operation.ended = True
            if call.result < len(data):
                operation.data = data[: max(call.result, 0)]
                file.size = max(before, offset + len(operation.data)) if operation.data else before

        return end

    def _ftruncate(self, call):
        file = self._file(call)
        return file and self._resized(file, call.numbers[-1])

    def _fallocate(self, call):
        file = self._file(call)
        if not file or call.numbers[-1] + call.numbers[-2] <= file.size:
            return None
        return self._resized(file, call.numbers[-1] + call.numbers[-2])

    def _resized(self, file, size):
        before = file.size
        operation = file.add(Operation(size, None))

        def end(call):
            operation.ended = True
            if call.result < 0:
                file.operations.remove(operation)
                file.size = before

        return end

    def _fsync(self, call):
        if os.path.realpath(call.path) == self.folder:
            return self._synced_folder()
        file = self._file(call)
        if not file:
            return None
        covered = [operation for operation in file.operations if operation.ended]
        return lambda ended: file.settle(covered, ended.result == 0)

    _fdatasync = _fsync

    def _synced_folder(self):
        covered = [naming for naming in self.namings if naming.ended]

        def end(call):
            if call.result == 0:
                for naming in covered:
                    self.namings.remove(naming)
                    _take_effect(naming, self.durable_names)

        return end

    def _rename(self, call):
        old, new = (self.name_of(os.path.join(self.folder, s.decode())) for s in call.strings[:2])
        if not old and not new:
            return None
        return lambda ended: ended.result == 0 and self._rename_to([(new, self.names.get(old)), (old, None)])

    _renameat = _renameat2 = _rename

    def _linkat(self, call):
        """A file that was made without a name gets one."""
        old, name = call.strings[0].decode(), self.name_of(call.strings[1].decode())
        if name is None or not old.startswith('/proc/self/fd/'):
            return self._unknown(call)
        file = self._nameless[int(old.rsplit('/', 1)[1])]
        return lambda ended: ended.result == 0 and self._rename_to([(name, file)])

    def _unknown(self, call):
        paths = [call.path, *(os.path.join(self.folder, text.decode('utf-8', 'replace')) for text in call.strings)]
        if any(self.name_of(path) for path in paths):
            raise NotImplementedError(f'{call.name}: teach disk.py what it means for a power cut')

    _link = _pwritev = _pwritev2 = _writev = _truncate = _copy_file_range = _sendfile = _unknown

    def _unlink(self, call):
        name = self.name_of(os.path.join(self.folder, call.strings[0].decode()))
        return name and (lambda ended: ended.result == 0 and self._rename_to([(name, None)]))

    _unlinkat = _unlink

    def _rename_to(self, changes):
        naming = Naming([change for change in changes if change[0]], ended=True)
        self.namings.append(naming)
        _take_effect(naming, self.names)

    # -- images ------------------------------------------------------------------------------------------------

    def image(self, fate):
        """{name: bytes} after a power cut here; `fate` (see fates.py) decides what was not durable."""
        names = dict(self.durable_names)
        for naming in self.namings:
            if fate.keeps_name():
                _take_effect(naming, names)
        return {name: file.image(fate) for name, file in names.items()}


def _take_effect(naming, names):
    for name, file in naming.changes:
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file
