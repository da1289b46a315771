# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every attack needs: it says ESCAPED when something worked that must not, and HELD when it was refused."""

import ctypes
import errno
import json
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
WORLD = json.load(open('world.json')) if os.path.exists('world.json') else {}

NUMBERS = {
    'x86_64': {'ptrace': 101, 'keyctl': 250, 'add_key': 248, 'request_key': 249, 'bpf': 321, 'perf_event_open': 298,
               'userfaultfd': 323, 'io_uring_setup': 425, 'process_vm_readv': 310, 'pidfd_getfd': 438, 'kcmp': 312,
               'mount': 165, 'umount2': 166, 'pivot_root': 155, 'unshare': 272, 'setns': 308, 'clone': 56, 'clone3': 435,
               'open_tree': 428, 'move_mount': 429, 'fsopen': 430, 'mount_setattr': 442, 'memfd_create': 319,
               'memfd_secret': 447, 'shmget': 29, 'name_to_handle_at': 303, 'open_by_handle_at': 304,
               'sched_setscheduler': 144, 'sched_setattr': 314, 'pidfd_open': 434, 'chroot': 161, 'syslog': 103},
    'aarch64': {'ptrace': 117, 'keyctl': 219, 'add_key': 217, 'request_key': 218, 'bpf': 280, 'perf_event_open': 241,
                'userfaultfd': 282, 'io_uring_setup': 425, 'process_vm_readv': 270, 'pidfd_getfd': 438, 'kcmp': 272,
                'mount': 40, 'umount2': 39, 'pivot_root': 41, 'unshare': 97, 'setns': 268, 'clone': 220, 'clone3': 435,
                'open_tree': 428, 'move_mount': 429, 'fsopen': 430, 'mount_setattr': 442, 'memfd_create': 279,
                'memfd_secret': 447, 'shmget': 194, 'name_to_handle_at': 264, 'open_by_handle_at': 265,
                'sched_setscheduler': 119, 'sched_setattr': 274, 'pidfd_open': 434, 'chroot': 51, 'syslog': 116},
}[platform.machine()]  # fmt: skip


def syscall(name, *arguments):
    """Its result, or minus the error."""
    ctypes.set_errno(0)
    result = libc.syscall(ctypes.c_long(NUMBERS[name]), *[ctypes.c_long(a) if isinstance(a, int) else a for a in arguments])
    return -ctypes.get_errno() if result == -1 else result


def said(worked, what):
    print(('ESCAPED ' if worked else 'HELD ') + what, flush=True)


def refused(name, *arguments, allowed=(errno.EPERM, errno.ENOSYS)):
    """The filter has to say no; any other error means that the kernel looked at it."""
    result = syscall(name, *arguments)
    said(-result not in allowed, f'{name} gave {result}')


def can(what, action):
    """`action` must fail."""
    try:
        result = action()
    except (OSError, ValueError) as error:
        said(False, f'{what}: {error}')
    else:
        said(True, f'{what}: {result!r:.100}')
