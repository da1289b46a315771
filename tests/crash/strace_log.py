# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program asked of the kernel, read from a log of strace.

The log is written with -f -y -xx: every string is in hexadecimal, so that nothing has to be unquoted, and every
descriptor carries its path. A call becomes two steps, its begin and its end; between the two, calls of other
threads may stand. strace handles one stop at a time, so a step that caused another stands before it.
"""

import re
from dataclasses import dataclass, field

TRACED = (
    'openat,open,creat,close,write,writev,pwrite64,pwritev,pwritev2,ftruncate,truncate,fallocate,rename,renameat,'
    'renameat2,unlink,unlinkat,link,linkat,fsync,fdatasync,sync,syncfs,sync_file_range,copy_file_range,sendfile,'
    'sendto,sendmsg,sendmmsg'
)
LONGEST = 1 << 22  # bytes of one string; strace cuts what is longer


def command(log, program):
    """The words that run `program` (a list of words) and write its log."""
    return [
        'strace', '-f', '-qq', '--seccomp-bpf', '-y', '-xx', '-s', str(LONGEST),
        '-e', f'trace={TRACED}', '-e', 'signal=none', '-o', log, '--', *program,
    ]  # fmt: skip


@dataclass
class Call:
    name: str
    fds: list = field(default_factory=list)  # [(number, path)]; a number of None is the working folder
    strings: list = field(default_factory=list)  # bytes
    numbers: list = field(default_factory=list)  # plain numbers among the arguments, in order
    words: str = ''  # what is left: flags
    result: int = 0
    error: str = ''  # 'EIO' when it failed

    @property
    def path(self):
        return self.fds[0][1] if self.fds else ''


_LINE = re.compile(r'^(\d+) +(?:<\.\.\. (\w+) resumed>|(\w+)\()(.*)$', re.S)
_RESULT = re.compile(r'\) += (-?\d+|\?)(?:<[^>]*>)?(?:\(deleted\))?(?: (E[A-Z]+))?(?: .*)?$')
_STRING = re.compile(r'"([^"]*)"')
_DESCRIPTOR = re.compile(r'(AT_FDCWD|-?\d+)<([^>]*)>(?:\(deleted\))?')
_NUMBER = re.compile(r'(?<![\w.])-?\d+(?![\w.])')


def _unhex(text):
    return bytes.fromhex(text.replace('\\x', ''))


def _path(text):
    return _unhex(text).decode() if text.startswith('\\x') else text


def _take_arguments(call, text):
    strings = _STRING.findall(text)
    call.strings += [_unhex(s) for s in strings]
    text = _STRING.sub('', text)
    for number, path in _DESCRIPTOR.findall(text):
        call.fds.append((None if number == 'AT_FDCWD' else int(number), _path(path)))
    text = _DESCRIPTOR.sub('', text)
    call.numbers += [int(n) for n in _NUMBER.findall(text)]
    call.words += text


def _take_result(call, text):
    """The arguments that stand before the result."""
    found = _RESULT.search(text)
    if not found:
        raise ValueError(f'no result in: {text[-200:]}')
    call.result = -1 if found[1] == '?' else int(found[1])
    call.error = found[2] or ''
    return text[: found.start()]


def steps(lines):
    """('begin' | 'end', Call) for each call of the log, in order. A call that a kill cut off has no end."""
    open_calls = {}
    for line in lines:
        found = _LINE.match(line.rstrip('\n'))
        if not found:
            continue  # +++ exited +++
        process, resumed, name, rest = found.groups()
        if resumed:
            call = open_calls.pop((process, resumed))
            _take_arguments(call, _take_result(call, rest))
            yield 'end', call
            continue
        call = Call(name)
        if rest.endswith('<unfinished ...>'):
            _take_arguments(call, rest[: -len('<unfinished ...>')])
            open_calls[process, name] = call
            yield 'begin', call
        else:
            _take_arguments(call, _take_result(call, rest))
            yield 'begin', call
            yield 'end', call


def read(path):
    with open(path, encoding='ascii', errors='replace') as log:
        return list(steps(log))
