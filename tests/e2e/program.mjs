// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real program on a display of its own, and the command line that reads what it stored.
// JUMPSEAT_BIN is the folder of the built programs.

import { spawn, execFileSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const { JUMPSEAT_BIN, XVFB = '/usr/bin/Xvfb' } = process.env;
if (!JUMPSEAT_BIN) throw new Error('JUMPSEAT_BIN says where jumpseat and jumpseatctl are');

const startTime = 30_000;

/** A virtual display with a free number, which Xvfb picks itself and writes to file descriptor 3. */
export function startDisplay() {
    const child = spawn(XVFB, ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    return new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('exit', () => reject(new Error('Xvfb did not start')));
        child.stdio[3].once('data', data =>
            resolve({ name: `:${String(data).trim()}`, stop: () => child.kill() }),
        );
    });
}

export class Program {
    /** Resolves when the program has printed the link of its live session. */
    static async start(display, workspace, args, environment = {}) {
        const program = new Program();
        program.child = spawn(join(JUMPSEAT_BIN, 'jumpseat'), ['--workspace', workspace, ...args], {
            stdio: ['ignore', 'pipe', 'pipe'],
            env: { ...process.env, DISPLAY: display.name, QT_QPA_PLATFORM: 'xcb', ...environment },
        });
        program.stderr = '';
        program.child.stderr.on('data', data => {
            program.stderr += data;
        });
        program.exited = new Promise(resolve =>
            program.child.on('exit', (code, signal) => resolve({ code, signal })),
        );
        await program.readLink();
        return program;
    }

    async readLink() {
        const lines = createInterface({ input: this.child.stdout });
        await new Promise((resolve, reject) => {
            const failed = why => reject(new Error(`${why}; it wrote: ${this.stderr}`));
            const timer = setTimeout(() => failed('no join link in time'), startTime);
            void this.exited.then(() => failed('the program ended'));
            lines.on('line', line => {
                this.session = /^Session: (\S+)/.exec(line)?.[1] ?? this.session;
                this.link = /(http:\/\/\S+#\S+)/.exec(line)?.[1] ?? this.link;
                if (!this.link) return;
                clearTimeout(timer);
                resolve();
            });
        });
    }

    /** As a power cut would: no farewell, nothing flushed by the program. */
    async kill() {
        this.child.kill('SIGKILL');
        await this.exited;
    }

    async quit() {
        this.child.kill('SIGTERM');
        return this.exited;
    }
}

/** The interviewer's hands: real key events in the real window (see keys.py). */
export function press(display, ...keys) {
    execFileSync('python3', [join(import.meta.dirname, 'keys.py'), display.name, ...keys]);
}

/** Every event of a session as lines of JSON, the content of a .jumpseat-events file. */
export function eventLines(workspace, session) {
    return execFileSync(join(JUMPSEAT_BIN, 'jumpseatctl'), ['events', session, '--workspace', workspace], {
        encoding: 'utf8',
        maxBuffer: 64 << 20,
    });
}

/** What `jumpseatctl show` says about a session. */
export function stored(workspace, session) {
    return JSON.parse(
        execFileSync(
            join(JUMPSEAT_BIN, 'jumpseatctl'),
            ['show', session, '--json', '--workspace', workspace],
            { encoding: 'utf8', maxBuffer: 64 << 20 },
        ),
    );
}
