// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A candidate made of code: works the real page by the handles that people and screen readers use.

import assert from 'node:assert/strict';
import { openPage } from '../page/browser.mjs';

export async function until(condition, what, timeout = 20_000) {
    for (const end = Date.now() + timeout; Date.now() < end;) {
        const value = await condition();
        if (value) return value;
        await new Promise(resolve => setTimeout(resolve, 25));
    }
    assert.fail(`waited in vain for ${what}`);
}

export class Candidate {
    static async open(browser, link) {
        const candidate = new Candidate();
        // High enough for a whole file beside what is run: editors show the lines in view alone.
        const viewport = { width: 1440, height: 1400 };
        const { context, page, problems } = await openPage(browser, new URL(link).origin, { viewport });
        Object.assign(candidate, { context, page, problems });
        await page.goto(link);
        return candidate;
    }

    /** The same person in another tab of the same browser. */
    async inAnotherTab(link) {
        const tab = new Candidate();
        Object.assign(tab, { context: this.context, page: await this.context.newPage(), problems: this.problems });
        await tab.page.goto(link);
        await tab.editor.waitFor();
        return tab;
    }

    button(name) {
        return this.page.getByRole('button', { name, exact: true });
    }

    get editor() {
        return this.page.getByRole('textbox', { name: 'Code editor', exact: true });
    }

    get turns() {
        return this.page.locator('.turn');
    }

    async join(name) {
        await this.page.getByRole('textbox', { name: 'Your name', exact: true }).fill(name);
        await this.button('Join').click();
        await this.editor.waitFor();
    }

    openFile(name) {
        return this.page.getByRole('tab', { name, exact: true }).click();
    }

    async addFile(name) {
        await this.page.getByRole('button', { name: /^New file/ }).click();
        const field = this.page.getByRole('textbox', { name: 'Name of the new file' });
        await field.fill(name);
        await field.press('Enter');
        await this.page.getByRole('tab', { name, exact: true }).waitFor();
    }

    /** The line that contains `text`, with the caret at its end. */
    async caretAfter(text) {
        await this.editor.focus();
        await this.page.keyboard.press('Control+f');
        const search = this.page.getByRole('textbox', { name: 'Find' });
        await search.fill('');
        await search.pressSequentially(text); // the panel reads its field after each key
        await search.press('Enter');
        await search.press('Escape');
        await this.editor.press('End');
    }

    type(text, delay = 0) {
        return this.editor.pressSequentially(text, { delay });
    }

    /** Replaces the text of the present line, its indentation kept. */
    async retypeLine(text, delay = 0) {
        await this.editor.press('Home');
        await this.editor.press('Shift+End');
        await this.type(text, delay);
    }

    /** Asks and waits for the whole reply. */
    async ask(text, delay = 0) {
        const field = this.page.getByRole('textbox', { name: 'Ask the assistant', exact: true });
        const before = await this.turns.count();
        if (delay) await field.pressSequentially(text, { delay });
        else await field.fill(text);
        await this.button('Send').click();
        const turn = this.turns.nth(before);
        await turn
            .locator('.msg')
            .nth(1)
            .getByText(/^\d+:\d\d$/)
            .waitFor({ timeout: 60_000 });
        return turn;
    }

    /** The first suggestion that waits for a decision, or the first for a file. */
    card(file) {
        return this.page
            .getByRole('group', { name: file ? `Suggestion for ${file}` : /^Suggestion for/, exact: true })
            .filter({ has: this.page.locator('.suggestion-foot') })
            .first();
    }

    insert(file) {
        return this.card(file).getByRole('button', { name: 'Insert', exact: true }).click();
    }

    dismiss(file) {
        return this.card(file).getByRole('button', { name: 'Dismiss', exact: true }).click();
    }

    /** Takes the parts whose number (from 0) `wanted` accepts. */
    async insertPart(wanted, file) {
        const card = this.card(file);
        await card.getByRole('button', { name: 'Insert part', exact: true }).click();
        const boxes = card.getByRole('checkbox');
        for (let i = 0; i < (await boxes.count()); i++) if (wanted(i)) await boxes.nth(i).check();
        await card.getByRole('button', { name: 'Insert selected', exact: true }).click();
    }

    saved() {
        return this.page.locator('header[data-save="saved"]').waitFor();
    }

    /** Of a file that fits on the screen. */
    text() {
        return this.page.locator('.editor-panel:not([hidden]) .cm-content').evaluate(content =>
            [...content.querySelectorAll('.cm-line')]
                .map(line => {
                    const copy = line.cloneNode(true);
                    copy.querySelectorAll('.cm-caret').forEach(caret => caret.remove());
                    return copy.textContent;
                })
                .join('\n'),
        );
    }

    /** The page's process dies at once; what it held in memory is gone. */
    async crash() {
        const crashed = this.page.waitForEvent('crash');
        void this.page.goto('chrome://crash').catch(() => {});
        await crashed;
        void this.context.close().catch(() => {});
    }

    close() {
        return this.context.close();
    }
}
