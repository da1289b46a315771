# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What surrounds a sandbox: an ordinary user with a home and secrets, listeners, and a look at what is left."""

import http.server
import json
import os
import shutil
import socket
import socketserver
import subprocess
import tempfile
import threading
import time

PROGRAMS = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'programs')
ORDINARY = 23_456  # nobody's number


def become_ordinary():
    """In a child before it runs: root's limits are none."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(ORDINARY, ORDINARY, ORDINARY)
        os.setresuid(ORDINARY, ORDINARY, ORDINARY)


def is_in_sandbox(process):
    """Others on this computer have namespaces as well: a browser, say. Ours have the first process's file."""
    with open(f'/proc/{process}/stat') as file:
        name, _, rest = file.read().partition('(')[2].rpartition(')')
    return rest.split()[0] != 'Z' and (name == 'inside' or os.path.exists(f'/proc/{process}/root/inside'))


def namespaces():
    """The pid namespaces of sandboxes that processes live in."""
    found = {}
    for name in os.listdir('/proc'):
        if not name.isdigit():
            continue
        try:
            if is_in_sandbox(name):
                found.setdefault(os.readlink(f'/proc/{name}/ns/pid'), []).append(int(name))
        except OSError:
            pass
    return found


def own_addresses():
    addresses = ['127.0.0.1']
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(('192.0.2.1', 9))  # sends nothing
            addresses.append(probe.getsockname()[0])
        except OSError:
            pass
    return addresses


class World:
    """A home with a canary, listeners that must hear nothing, and folders for tasks."""

    def __init__(self, ctl):
        self.ctl = ctl
        self.folder = tempfile.mkdtemp(prefix='jumpseat-sandbox-')
        self.home = self.make_folder('home')
        self.secret = 'canary-' + os.urandom(8).hex()
        self.canary = os.path.join(self.home, 'canary.txt')
        with open(self.canary, 'w') as file:
            file.write(self.secret)
        os.chmod(self.folder, 0o755)
        self.heard = []
        self.path = None  # what stands there for PATH
        self.listeners = [self.listen(address) for address in own_addresses()]
        self.unix = [self.listen_unix(f'{self.home}/socket'), self.listen_unix(f'@jumpseat-{os.getpid()}')]
        self.give_away()

    def make_folder(self, name):
        path = os.path.join(self.folder, name)
        os.mkdir(path)
        return path

    def give_away(self):
        """All of it belongs to the ordinary user, so that only the sandbox stands between."""
        if os.geteuid() == 0:
            for folder, _, files in os.walk(self.folder):
                for path in [folder, *(os.path.join(folder, name) for name in files)]:
                    os.chown(path, ORDINARY, ORDINARY, follow_symlinks=False)

    def listen(self, address):
        heard = self.heard

        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                heard.append((address, self.request.recv(100)))

        server = http.server.ThreadingHTTPServer((address, 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server.server_address[:2]

    def listen_unix(self, path):
        server = socket.socket(socket.AF_UNIX)
        server.bind(path.replace('@', '\0', 1))
        server.listen()

        def accept():
            while True:
                server.accept()
                self.heard.append((path, b''))

        threading.Thread(target=accept, daemon=True).start()
        return path

    def task(self, program, files=None):
        """A folder with the attack and what it needs to know."""
        folder = tempfile.mkdtemp(prefix='task-', dir=self.folder)
        for name in (program + '.py', 'attack.py'):
            shutil.copy(os.path.join(PROGRAMS, name), folder)
        knows = {'canaries': [self.canary, os.path.expanduser('~/.ssh/id_ed25519'), '/etc/shadow'],
                 'listeners': self.listeners, 'unix': self.unix, 'secrets': [self.secret]}  # fmt: skip
        with open(os.path.join(folder, 'world.json'), 'w') as file:
            json.dump(knows, file)
        for name, text in (files or {}).items():
            with open(os.path.join(folder, name), 'w') as file:
                file.write(text)
        os.chmod(folder, 0o755)
        self.give_away()
        return folder

    def start(self, folder, command, options=(), **popen):
        # Secrets in the environment of the program, and an open folder, as a careless parent would leave them.
        environment = {'PATH': self.path or '/usr/bin:/bin', 'HOME': self.home, 'SECRET_KEY': self.secret, 'LANG': 'C.UTF-8'}
        left_open = os.open('/', os.O_RDONLY)
        try:
            return subprocess.Popen([self.ctl, 'sandbox', *options, folder, '--', *command],
                                    preexec_fn=become_ordinary, env=environment, pass_fds=[left_open], cwd='/',
                                    **{'stdin': subprocess.DEVNULL, **popen})  # fmt: skip
        finally:
            os.close(left_open)

    def run(self, folder, command, options=(), timeout=60, text=b''):
        child = self.start(folder, command, ['--json', *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE)  # fmt: skip
        out, err = child.communicate(text, timeout=timeout)
        try:
            result = json.loads(out)
        except ValueError:
            result = {'reason': 'none', 'exit_code': None, 'stdout': out.decode(errors='replace'), 'stderr': '', 'peak_memory': 0}
        return {**result, 'status': child.returncode, 'said': err.decode(errors='replace')}

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def survivors(before, within):
    """Processes in namespaces that were not there before, after so many seconds."""
    end = time.monotonic() + within
    while True:
        left = {name: found for name, found in namespaces().items() if name not in before}
        if not left or time.monotonic() > end:
            return left
        time.sleep(0.01)
