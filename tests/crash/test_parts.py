#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts that the crash images stand on, each by itself: what they get wrong would look like a sound host."""

import random
import unittest

import change_set
import fates
import strace_log
from disk import Disk, Operation
from promises import Promises, sha
from websocket import TEXT, Frames, masked

FOLDER = '/work place'


def hexed(text):
    data = text if isinstance(text, bytes) else text.encode()
    return ''.join(f'\\x{byte:02x}' for byte in data)


def fd(number, path):
    return f'{number}<{hexed(path)}>'


def follow(*lines, files=None):
    """The disk after these lines of a log."""
    disk = Disk(FOLDER, lambda name: not name.endswith('-shm'), files)
    for edge, call in strace_log.steps(lines):
        disk.step(edge, call)
    return disk


def opened(number, name, flags='O_RDWR|O_CREAT'):
    return f'7 openat({fd("AT_FDCWD", "/")}, "{hexed(FOLDER + "/" + name)}", {flags}, 0600) = {number}<{hexed(name)}>'


def written(number, name, data, offset):
    return f'7 pwrite64({fd(number, FOLDER + "/" + name)}, "{hexed(data)}", {len(data)}, {offset}) = {len(data)}'


def synced(number, name, result='0'):
    return f'7 fdatasync({fd(number, FOLDER + "/" + name)}) = {result}'


SYNCED_FOLDER = f'7 fsync({fd(9, FOLDER)}) = 0'


class Log(unittest.TestCase):
    def test_a_call_that_another_interrupts_is_put_together(self):
        log = [
            f'11 pwrite64({fd(3, FOLDER + "/a")}, "{hexed(chr(34) + ")" + chr(10))}", 3, 512 <unfinished ...>',
            f'12 sendmsg({fd(4, "socket:[1]")}, {{msg_iov=[{{iov_base="{hexed("x")}", iov_len=1}}]}}, 0) = 1',
            '11 <... pwrite64 resumed>) = 2',
            '11 +++ exited with 0 +++',
        ]
        found = list(strace_log.steps(log))
        order = [('begin', 'pwrite64'), ('begin', 'sendmsg'), ('end', 'sendmsg'), ('end', 'pwrite64')]
        self.assertEqual([(edge, call.name) for edge, call in found], order)
        write = found[0][1]
        self.assertEqual((write.path, write.strings, write.numbers, write.result),
                         (FOLDER + '/a', [b'")\n'], [3, 512], 2))  # fmt: skip

    def test_an_error_has_its_name(self):
        (_, call), _ = strace_log.steps([synced(3, 'a', '-1 EIO (Input/output error) (INJECTED)')])
        self.assertEqual((call.result, call.error), (-1, 'EIO'))


class PowerCut(unittest.TestCase):
    def test_only_what_was_synced_is_sure(self):
        once = (opened(3, 'a'), SYNCED_FOLDER, written(3, 'a', 'one', 0), synced(3, 'a'))
        disk = follow(*once, written(3, 'a', 'two', 3))
        self.assertEqual(disk.image(fates.Lost()), {'a': b'one'})
        self.assertEqual(disk.image(fates.Kept()), {'a': b'onetwo'})

    def test_a_name_needs_its_folder_synced(self):
        disk = follow(opened(3, 'a'), written(3, 'a', 'one', 0), synced(3, 'a'))
        self.assertEqual(disk.image(fates.Lost()), {})

    def test_a_rename_is_whole_or_not_there(self):
        rename = f'7 rename("{hexed(FOLDER + "/b")}", "{hexed(FOLDER + "/a")}") = 0'
        disk = follow(rename, files={'a': b'old', 'b': b'new'})
        self.assertEqual(disk.image(fates.Lost()), {'a': b'old', 'b': b'new'})
        self.assertEqual(disk.image(fates.Kept()), {'a': b'new'})

    def test_a_removed_file_may_come_back(self):
        disk = follow(f'7 unlink("{hexed(FOLDER + "/a")}") = 0', files={'a': b'old'})
        self.assertEqual(disk.image(fates.Lost()), {'a': b'old'})
        self.assertEqual(disk.image(fates.Kept()), {})

    def test_a_write_that_began_during_a_sync_is_not_covered(self):
        disk = follow(
            f'7 fdatasync({fd(3, FOLDER + "/a")} <unfinished ...>',
            f'8 pwrite64({fd(3, FOLDER + "/a")}, "{hexed("x")}", 1, 0) = 1',
            '7 <... fdatasync resumed>) = 0',
            files={'a': b'-'},
        )
        self.assertEqual(disk.image(fates.Lost()), {'a': b'-'})

    def test_what_a_failed_sync_covered_stays_unsure(self):
        failed = (written(3, 'a', 'x', 0), synced(3, 'a', '-1 EIO'))
        disk = follow(*failed, written(3, 'a', 'y', 1), synced(3, 'a'), files={'a': b'--'})
        self.assertEqual(disk.image(fates.Lost()), {'a': b'-y'})
        self.assertEqual(disk.image(fates.Kept()), {'a': b'xy'})

    def test_a_size_is_as_unsure_as_a_write(self):
        disk = follow(f'7 ftruncate({fd(3, FOLDER + "/a")}, 1) = 0', files={'a': b'abc'})
        self.assertEqual(disk.image(fates.Lost()), {'a': b'abc'})
        self.assertEqual(disk.image(fates.Kept()), {'a': b'a'})

    def test_a_write_that_failed_left_nothing(self):
        write = f'7 pwrite64({fd(3, FOLDER + "/a")}, "{hexed("xyz")}", 3, 100) = -1 ENOSPC (No space left on device)'
        self.assertEqual(follow(write, files={'a': b'abc'}).image(fates.Kept()), {'a': b'abc'})

    def test_what_is_appended_goes_to_the_end(self):
        write = f'7 write({fd(3, FOLDER + "/a")}, "{hexed("d")}", 1) = 1'
        disk = follow(opened(3, 'a', 'O_WRONLY|O_APPEND'), write, files={'a': b'abc'})
        self.assertEqual(disk.image(fates.Kept()), {'a': b'abcd'})

    def test_a_write_is_torn_where_sectors_meet(self):
        seen = set()
        for seed in range(200):
            content = bytearray(2048)
            fates.Torn(random.Random(seed)).apply(Operation(100, b'x' * 1024), content)
            seen.add(tuple(content[at] for at in (100, 511, 512, 1023, 1024, 1123)))
        self.assertEqual(len(seen), 8)  # three sectors, each there or not
        self.assertTrue(all(a == b and c == d and e == f for a, b, c, d, e, f in seen))


class Wire(unittest.TestCase):
    def test_frames_are_read_however_they_are_cut(self):
        text = 'é' * 70000
        # A client's frame with an empty mask is what a server sends, but for one bit.
        sent = bytes([0x01, 3]) + b'abc' + bytes([0x80, 126, 0, 200]) + b'd' * 200 + bytes([0x81, 127])
        sent += len(text.encode()).to_bytes(8, 'big') + text.encode()
        frames, found = Frames(), []
        for at in range(0, len(sent), 777):
            found += frames.feed(sent[at : at + 777])
        self.assertEqual(found, [(TEXT, b'abc' + b'd' * 200), (TEXT, text.encode())])

    def test_a_client_masks(self):
        frame = masked(TEXT, b'hello')
        self.assertEqual(bytes(b ^ frame[2 + i % 4] for i, b in enumerate(frame[6:])), b'hello')

    def test_changes_make_the_next_text(self):
        text = 'one\ntwo'
        changes = change_set.replace(len(text), 3, 4, ' \n')
        self.assertEqual(change_set.apply(changes, text), 'one \ntwo')


class Promised(unittest.TestCase):
    def test_an_update_promises_its_version_from_the_moment_it_is_sent(self):
        promises = Promises()
        messages = [
            '{"type":"lobby","session":"s"}',
            '{"type":"welcome","files":[{"id":"f","name":"f.py","text":"ab","version":4}],"turns":[]}',
            '{"type":"updates","file":"f","version":4,"updates":[{"client":"c","changes":[1,[0,"x"],1]}]}',
        ]
        sent = [b'HTTP/1.1 101 Switching Protocols\r\n\r\n']
        sent += [bytes([0x81, 126]) + len(text).to_bytes(2, 'big') + text.encode() for text in messages]
        lines = [f'7 sendto({fd(4, "socket:[1]")}, "{hexed(data)}", {len(data)}, 0, NULL, 0) = {len(data)}'
                 for data in sent]  # fmt: skip
        for number, (edge, call) in enumerate(strace_log.steps(lines)):
            promises.step(number, edge, call)
        self.assertEqual(promises.all[-1], (6, {
            'session': 's', 'kind': 'version', 'file': 'f', 'version': 5, 'sha': sha('axb')}))  # fmt: skip
        self.assertEqual(promises.acknowledged, [(6, 'x')])


if __name__ == '__main__':
    unittest.main()
