// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first page of a review: what it is about, the files, everything that was said, the verdict.

import { blocks, inlineInto } from './blocks';
import { clock } from './clock';
import { h, replace } from './dom';
import type { ChangedFile } from './review_file';
import type { ReviewModel } from './review_model';
import type { Place } from './review_pane';
import { severityMark } from './review_remark';
import { VerdictForm } from './review_verdict';
import type { ViewedFiles } from './review_viewed';
import { count, linesText, statusWords } from './review_words';

const slice = 12; // ms of counting at a time
const longestExcerpt = 160;
const keys: [string, string][] = [
    ['C', 'comment on the line or the selection'],
    ['F7, Shift F7', 'next, previous change'],
    ['N, P', 'next, previous file'],
    ['U', 'side by side or one column'],
    ['V', 'viewed'],
    ['O', 'this overview'],
    ['Ctrl F', 'find in the file'],
];

type FileRow = { tick: HTMLInputElement; said: HTMLElement; plus: HTMLElement; minus: HTMLElement };

export class ReviewOverview {
    readonly element: HTMLElement;
    private readonly rows = new Map<ChangedFile, FileRow>();
    private readonly total = h('p', { class: 't2 num' });
    private readonly said = h('ul', { class: 'plain review-said-list' });
    private readonly verdict: VerdictForm;
    private counting: number | undefined;

    constructor(
        private readonly model: ReviewModel,
        private readonly viewed: ViewedFiles,
        private readonly open: (file: ChangedFile, place: Place | null) => void,
    ) {
        const { pull, files } = model;
        this.verdict = new VerdictForm(model);
        const description = blocks(pull.description);
        this.element = h(
            'div',
            { class: 'review-page review-overview scroll', attrs: { tabindex: '-1' } },
            h('h2', { class: 'review-title', text: pull.title }),
            h('p', { class: 't2 review-by', text: pull.author ? `by ${pull.author}` : '' }),
            h('div', { class: 'prose' }, ...description),
            h('h3', { text: 'Changed files' }),
            this.total,
            h('ul', { class: 'plain review-files' }, ...files.map(file => this.fileRow(file))),
            h('h3', { text: 'Comments' }),
            this.said,
            h('h3', { text: 'Your verdict' }),
            this.verdict.element,
            h('h3', { text: 'Keys in a file' }),
            h(
                'dl',
                { class: 'review-keys cap t2' },
                ...keys.flatMap(([key, means]) => [h('dt', { text: key }), h('dd', { text: means })]),
            ),
        );
        this.count();
        this.refresh();
    }

    refresh(): void {
        const { remarks } = this.model;
        const drafts = this.model.drafts.items;
        for (const [file, { tick, said }] of this.rows) {
            tick.checked = this.viewed.has(file.path);
            const own = remarks.filter(remark => remark.own && remark.file === file.path).length;
            const unsent = drafts.filter(draft => draft.kind !== 'verdict' && draft.file === file.path).length;
            const parts = [own ? count(own, 'comment') : '', unsent ? count(unsent, 'draft') : ''];
            said.textContent = parts.filter(part => part).join(', ');
        }
        this.list();
        this.verdict.refresh();
    }

    destroy(): void {
        window.clearTimeout(this.counting);
    }

    freeze(): void {
        this.verdict.freeze();
    }

    focus(): void {
        this.element.focus();
    }

    private fileRow(file: ChangedFile): HTMLElement {
        const { path, status } = file;
        const tick = h('input', {
            attrs: { type: 'checkbox', 'aria-label': `Viewed: ${path}`, title: 'Viewed (for yourself)' },
            on: { change: () => this.viewed.set(path, tick.checked) },
        });
        const said = h('span', { class: 'cap t2 review-own' });
        const plus = h('span', { class: 'num review-plus-count' });
        const minus = h('span', { class: 'num review-minus-count' });
        this.rows.set(file, { tick, said, plus, minus });
        const base = path.lastIndexOf('/') + 1;
        return h(
            'li',
            { class: 'review-file-row' },
            tick,
            h(
                'button',
                {
                    class: 'review-open',
                    attrs: { type: 'button', title: path },
                    on: { click: () => this.open(file, null) },
                },
                h('span', { class: 'review-status cap t2', text: statusWords[status] }),
                h(
                    'span',
                    { class: 'review-path' },
                    h('span', { class: 't3', text: path.slice(0, base) }),
                    path.slice(base),
                ),
                said,
                plus,
                minus,
            ),
        );
    }

    /** Comparing hundreds of files takes a while: in small pieces, and nothing moves when the numbers come. */
    private count(): void {
        const end = performance.now() + slice;
        for (const [file, { plus, minus }] of this.rows) {
            if (plus.dataset.counted) continue;
            plus.dataset.counted = 'yes';
            if (file.added || file.status === 'changed') plus.textContent = `+${file.added}`;
            if (file.removed || file.status === 'changed') minus.textContent = `\u2212${file.removed}`;
            if (performance.now() > end) break;
        }
        const files = this.model.files;
        const all = files.every(({ counted }) => counted);
        const sum = (of: 'added' | 'removed') => files.reduce((total, file) => total + file[of], 0);
        const lines = all ? `, ${count(sum('added'), 'line')} added, ${sum('removed')} removed` : '';
        this.total.textContent = count(files.length, 'file') + lines;
        if (!all) this.counting = window.setTimeout(() => this.count(), 0);
    }

    private list(): void {
        const focused = this.said.contains(document.activeElement)
            ? (document.activeElement as HTMLElement).dataset.remark
            : undefined;
        const { remarks, files } = this.model;
        const entries = files.flatMap(file => {
            const own = remarks.filter(remark => remark.file === file.path && !remark.replyTo);
            own.sort((a, b) => a.to - b.to);
            return own.map(remark => {
                const answers = remarks.filter(({ replyTo }) => replyTo === remark.comment).length;
                return h(
                    'li',
                    {},
                    h(
                        'button',
                        {
                            class: 'review-entry',
                            attrs: { type: 'button', 'data-remark': remark.comment },
                            on: { click: () => this.open(file, remark) },
                        },
                        severityMark(remark.severity),
                        h('span', { class: 'review-where-said t2', text: `${file.path}, ${linesText(remark)}` }),
                        h('span', { class: 'cap t3 num', text: remark.saving ? 'saving' : clock(remark.at) }),
                        inlineInto(h('span', { class: 'review-excerpt' }), remark.text.slice(0, longestExcerpt)),
                        answers ? h('span', { class: 'cap t2', text: count(answers, 'answer') }) : null,
                    ),
                );
            });
        });
        const empty = h('li', {
            class: 't2',
            text: 'None yet. Open a file, go to a line and press C, or the + beside it.',
        });
        replace(this.said, ...(entries.length ? entries : [empty]));
        if (focused) this.said.querySelector<HTMLElement>(`[data-remark="${CSS.escape(focused)}"]`)?.focus();
    }
}
