# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A host as a child process: what it says, with a limit to how long one waits for it."""

import os
import queue
import signal
import subprocess
import tempfile
import threading
import time

PROGRAMS = os.environ.get('JUMPSEAT_BIN', '')
MODULES = os.path.join(os.path.dirname(PROGRAMS), 'tests')


def program(name):
    return os.path.join(PROGRAMS, name)


def scratch(name):
    """A new folder, in memory where there is some: a sync there takes no time, and the calls are the same."""
    base = '/dev/shm' if os.access('/dev/shm', os.W_OK) else None
    return tempfile.mkdtemp(prefix=f'jumpseat-{name}-', dir=base)


def module(name):
    """What LD_PRELOAD takes."""
    return os.path.join(MODULES, name + '.so')


class Host:
    """`command` begins with the program, or with strace and the program."""

    def __init__(self, command, environment=None):
        self.begun = time.monotonic()
        self.child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, 'QT_QPA_PLATFORM': 'offscreen', **(environment or {})},
        )
        self.heard = []
        self.link = ''
        self._lines = queue.Queue()
        self.stderr = ''
        self._readers = [threading.Thread(target=reader, daemon=True) for reader in (self._read, self._read_errors)]
        for reader in self._readers:
            reader.start()

    def _read(self):
        for line in self.child.stdout:
            self._lines.put(line.rstrip('\n'))
        self._lines.put(None)

    def _read_errors(self):
        for line in self.child.stderr:
            self.stderr += line

    def hear(self, timeout):
        """The next line; None when it says no more. Raises TimeoutError."""
        try:
            line = self._lines.get(timeout=timeout)
        except queue.Empty:
            raise TimeoutError(f'silent for {timeout} s; it said {self.heard[-5:]} {self.stderr[-500:]}') from None
        if line is None:
            self._lines.put(None)
        else:
            self.heard.append(line)
        return line

    def wait_for(self, beginning, timeout=30):
        """The first line from now on that begins so; None when the host ends before."""
        end = time.monotonic() + timeout
        while True:
            line = self.hear(max(0, end - time.monotonic()))
            if line is None or line.startswith(beginning):
                return line

    def wait_until_open(self, timeout=30):
        """Seconds from the start of the process until somebody may join. None: it gave up."""
        end = time.monotonic() + timeout
        while not self.link:
            line = self.hear(max(0, end - time.monotonic()))
            if line is None:
                return None
            if 'http://' in line:
                self.link = line[line.index('http://') :].split()[0]
        return time.monotonic() - self.begun

    def tell(self, line):
        self.child.stdin.write(line + '\n')
        self.child.stdin.flush()

    def kill(self):
        """As a power cut would end the process, though not the machine."""
        os.kill(self._process(), signal.SIGKILL)
        self.child.wait()

    def close(self, timeout=30):
        """An orderly end. The exit status."""
        try:
            self.child.stdin.close()
        except BrokenPipeError:
            pass
        return self.child.wait(timeout)

    def terminate(self, timeout=30):
        os.kill(self._process(), signal.SIGTERM)
        return self.child.wait(timeout)

    def _process(self):
        """The program itself, when strace stands before it."""
        process = self.child.pid
        if self.child.args[0] != 'strace':
            return process
        with open(f'/proc/{process}/task/{process}/children', encoding='ascii') as children:
            return int(children.read().split()[0])
