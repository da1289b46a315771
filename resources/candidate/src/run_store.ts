// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The runs and terminals that are known here, oldest first.

import { RunRecord } from './run_record';
import type { HostMessage, WireRun, WireRunStarted } from './wire';

const mostKept = 20; // of each kind

export class RunStore {
    private records = new Map<string, RunRecord>();

    /** All anew: the host's list is the whole truth. */
    load(runs: readonly WireRun[]): void {
        this.records = new Map(runs.map(run => [run.id, RunRecord.of(run)]));
    }

    get(id: string): RunRecord | undefined {
        return this.records.get(id);
    }

    /** Null for one that is known. */
    started(started: WireRunStarted): RunRecord | null {
        if (this.records.has(started.id)) return null;
        const record = new RunRecord(started);
        this.records.set(record.id, record);
        const alike = [...this.records.values()].filter(one => !one.terminal === !record.terminal);
        for (const { id } of alike.slice(0, -mostKept)) this.records.delete(id);
        return record;
    }

    /** What happened to a run; the run when it was something new. */
    take(message: HostMessage): RunRecord | undefined {
        const record = 'run' in message ? this.records.get(message.run ?? '') : undefined;
        if (!record?.going) return undefined;
        if (message.type === 'run-output') record.said(message.stream, message.text);
        else if (message.type === 'run-input') record.typed(message.text, message.end === true);
        else if (message.type === 'tests') record.tests = message.tests;
        else if (message.type === 'run-finished')
            record.end = { code: message.code, reason: message.reason, ms: message.ms };
        else return undefined;
        return record;
    }

    ofTask(task: number): RunRecord[] {
        return [...this.records.values()].filter(run => !run.terminal && run.task === task);
    }

    /** The run that goes on, of whichever task. */
    get going(): RunRecord | null {
        return [...this.records.values()].find(run => !run.terminal && run.going) ?? null;
    }

    /** The terminal that goes on, or the newest of the task. */
    terminal(task: number): RunRecord | null {
        const all = [...this.records.values()].filter(run => run.terminal);
        return all.find(run => run.going) ?? all.filter(run => run.task === task).at(-1) ?? null;
    }
}
