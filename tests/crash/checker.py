# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""image_checker as a child process that is never kept waiting: images are written while it looks at others."""

import json
import os
import shutil
import subprocess

from host import program

FILE = 'w.jumpseat'
AHEAD = 4


class Checker:
    def __init__(self, folder, promises):
        self.folder = folder
        os.makedirs(folder)
        path = os.path.join(folder, 'promises')
        with open(path, 'w', encoding='utf-8') as lines:
            lines.writelines(json.dumps(promise) + '\n' for promise in promises)
        self.child = subprocess.Popen(
            [program('image_checker'), path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.waiting = []  # (folder of an image, who wants the answer)
        self.count = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.child.stdin.close()
        self.child.wait()
        shutil.rmtree(self.folder)

    def check(self, image, promised, answered):
        """`answered` is called with the answer, sooner or later."""
        self.count += 1
        folder = os.path.join(self.folder, str(self.count))
        os.mkdir(folder)
        for name, content in image.items():
            with open(os.path.join(folder, name), 'wb') as file:
                file.write(content)
        self.child.stdin.write(f'{promised} {folder}/{FILE}\n')
        self.child.stdin.flush()
        self.waiting.append((folder, answered))
        if len(self.waiting) > AHEAD:
            self._take_answer()

    def finish(self):
        while self.waiting:
            self._take_answer()

    def _take_answer(self):
        folder, answered = self.waiting.pop(0)
        line = self.child.stdout.readline()
        answered(json.loads(line) if line else {'error': 'the checker died of it'})
        shutil.rmtree(folder)
