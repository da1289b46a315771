// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The threads, drafts and open forms of one file, put together by the line that they stand below. Elements stay the
// same while their words change, so that focus and half-written words stay where they are.

import { button, h } from './dom';
import type { ChangedFile } from './review_file';
import { draftKey, type RemarkDraft } from './review_drafts';
import { RemarkForm } from './review_form';
import type { ReviewModel } from './review_model';
import type { Place, Slot } from './review_pane';
import { RemarkView } from './review_remark';
import type { Remark, Thread } from './review_state';
import { linesText } from './review_words';

export type SlotsHome = {
    /** A form came or went. */
    changed(): void;
    /** The focus goes back to the lines. */
    leave(place: Place): void;
};

type Framed = { element: HTMLElement; reply: HTMLElement };

/** Without touching what is in its place already: an element that is moved loses the focus. */
function put(parent: HTMLElement, wanted: readonly HTMLElement[]): void {
    for (const child of [...parent.children]) if (!wanted.includes(child as HTMLElement)) child.remove();
    wanted.forEach((element, i) => {
        if (parent.children[i] !== element) parent.insertBefore(element, parent.children[i] ?? null);
    });
}

export class ReviewSlots {
    private readonly boxes = new Map<string, HTMLElement>();
    private readonly threads = new Map<string, Framed>();
    private readonly remarks = new Map<string, RemarkView>();
    private readonly forms = new Map<string, RemarkForm>();
    private readonly opened = new Map<string, RemarkDraft>(); // as their forms began
    private readonly stubs = new Map<string, HTMLElement>();

    constructor(
        private readonly model: ReviewModel,
        private readonly file: ChangedFile,
        private readonly home: SlotsHome,
    ) {}

    /** What stands where now. A place that the file does not have is its end. */
    slots(): Slot[] {
        const found = new Map<string, { place: Place; elements: HTMLElement[] }>();
        const at = (place: Place, element: HTMLElement) => {
            const { side, line } = this.settle(place);
            const key = `${side} ${line}`;
            if (!found.has(key)) found.set(key, { place: { side, from: line, to: line }, elements: [] });
            found.get(key)!.elements.push(element);
        };
        const drafts = this.drafts();
        for (const thread of this.model.threads(this.file.path))
            at(thread.remarks[0]!, this.thread(thread, drafts));
        for (const draft of drafts) if (draft.kind === 'comment') at(draft, this.formOrStub(draft));
        return [...found].map(([key, { place, elements }]) => {
            let box = this.boxes.get(key);
            if (!box) this.boxes.set(key, (box = h('div', { class: 'review-slot' })));
            put(box, elements);
            return { side: place.side, line: place.to, element: box };
        });
    }

    /** Opens the form for new words on a place, with what was written there before. */
    comment(place: Place): void {
        const { task } = this.model;
        const file = this.file.path;
        this.open({ kind: 'comment', comment: '', task, file, ...place, severity: '', text: '' });
    }

    freeze(): void {
        for (const form of this.forms.values()) form.freeze();
    }

    /** Forms that are open or were written in, and those with words that the host gave back. */
    private drafts(): RemarkDraft[] {
        const all = this.model.drafts.items.filter(
            (draft): draft is RemarkDraft => draft.kind !== 'verdict' && draft.file === this.file.path,
        );
        const keys = new Set(all.map(draftKey));
        for (const draft of all) {
            const reason = this.model.drafts.takeReason(draftKey(draft));
            if (reason) this.giveBack(draft, reason);
        }
        const empty = [...this.opened.values()].filter(draft => !keys.has(draftKey(draft)));
        return [...all, ...empty];
    }

    private open(draft: RemarkDraft): void {
        const key = draftKey(draft);
        const kept = this.model.drafts.get(key);
        if (!this.forms.has(key)) this.make(kept && kept.kind !== 'verdict' ? kept : draft);
        this.home.changed();
        const form = this.forms.get(key)!;
        form.focus();
        // A new form comes into the document with the editor's next look at its lines.
        if (!form.element.contains(document.activeElement)) requestAnimationFrame(() => form.focus());
        form.element.scrollIntoView({ block: 'nearest' });
    }

    /** Into a form of its own, also when there is one with newer words: the draft has both. */
    private giveBack(draft: RemarkDraft, reason: string): void {
        const before = this.forms.get(draftKey(draft));
        const hadFocus = before?.element.contains(document.activeElement);
        this.make(draft, reason);
        if (hadFocus) requestAnimationFrame(() => this.forms.get(draftKey(draft))?.focus());
    }

    private make(draft: RemarkDraft, reason = ''): void {
        const key = draftKey(draft);
        this.opened.set(key, draft);
        const form = new RemarkForm(draft, reason, {
            changed: now => this.model.drafts.set(now),
            send: now => {
                this.shut(key, draft);
                this.model.send(now);
            },
            close: () => {
                this.shut(key, draft);
                this.home.changed();
            },
            discard: () => {
                this.model.drafts.drop(key);
                this.shut(key, draft);
                this.home.changed();
            },
        });
        if (this.model.stopped) form.freeze();
        this.forms.set(key, form);
    }

    private shut(key: string, place: Place): void {
        const had = this.forms.get(key)?.element.contains(document.activeElement);
        this.forms.delete(key);
        this.opened.delete(key);
        if (had) this.home.leave(place);
    }

    private formOrStub(draft: RemarkDraft): HTMLElement {
        const key = draftKey(draft);
        const form = this.forms.get(key);
        if (form) {
            this.stubs.delete(key);
            return form.element;
        }
        let stub = this.stubs.get(key);
        if (!stub) this.stubs.set(key, (stub = this.stub(draft)));
        return stub;
    }

    private stub(draft: RemarkDraft): HTMLElement {
        return h(
            'div',
            { class: 'review-stub' },
            h('span', { class: 't2', text: `Draft, ${linesText(draft)}, not sent` }),
            button('Go on', 'flat', () => this.open(draft)),
            button('Discard', 'flat', () => {
                this.model.drafts.drop(draftKey(draft));
                this.home.changed();
                this.home.leave(draft);
            }),
        );
    }

    private thread({ root, remarks }: Thread, drafts: readonly RemarkDraft[]): HTMLElement {
        const known = this.threads.get(root) ?? this.newThread(root, remarks[0]!);
        const first = remarks[0]!;
        const parts = remarks.map(remark => this.remark(remark, drafts));
        if (first.comment !== root)
            parts.unshift(h('p', { class: 'cap t3 review-gone', text: 'The first comment was taken back.' }));
        const answer = drafts.find(({ kind, comment }) => kind === 'reply' && comment === root);
        known.reply.hidden = this.model.stopped || answer !== undefined;
        put(known.element, [...parts, answer ? this.formOrStub(answer) : known.reply]);
        return known.element;
    }

    private newThread(root: string, { file, side, from, to }: Remark): Framed {
        const { task } = this.model;
        const answer: RemarkDraft = {
            ...{ kind: 'reply', comment: root, task, file, side, from, to },
            ...{ severity: '', text: '' },
        };
        const reply = h(
            'div',
            { class: 'review-reply' },
            button('Reply', 'flat', () => this.open(answer)),
        );
        const element = h('section', {
            class: 'review-thread',
            attrs: { 'aria-label': `Comments on ${linesText({ side, from, to })}` },
        });
        const made = { element, reply };
        this.threads.set(root, made);
        return made;
    }

    private remark(remark: Remark, drafts: readonly RemarkDraft[]): HTMLElement {
        const { comment } = remark;
        const edit = drafts.find(draft => draft.kind === 'edit' && draft.comment === comment);
        if (edit && this.forms.has(draftKey(edit))) return this.formOrStub(edit);
        let view = this.remarks.get(comment);
        if (!view) {
            view = new RemarkView(remark, {
                edit: now => this.edit(now),
                remove: id => this.remove(id),
            });
            this.remarks.set(comment, view);
        }
        const problem = this.model.problems.get(comment) ?? '';
        view.update(remark, problem, this.model.stopped, this.isAway(remark));
        return view.element;
    }

    private edit({ comment, file, side, from, to, severity, text }: Remark): void {
        const { task } = this.model;
        this.open({ kind: 'edit', comment, task, file, side, from, to, severity, text });
    }

    private remove(comment: string): void {
        const remark = this.model.remarks.find(one => one.comment === comment);
        this.model.remove(comment);
        if (remark) this.home.leave(remark);
    }

    private isAway({ side, to }: Place): boolean {
        return !(to >= 1 && to <= this.file.lineCount(side));
    }

    private settle(place: Place): { side: Place['side']; line: number } {
        if (!this.isAway(place)) return { side: place.side, line: place.to };
        const side = this.file.status === 'deleted' ? 'old' : 'new';
        return { side, line: Math.max(1, this.file.lineCount(side)) };
    }
}
