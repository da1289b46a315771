// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tests of the review have in common.

import { handles, pageTest } from './fixture.mjs';
import { reviewing } from './mock_review.mjs';

export const names = page => ({
    tab: page.getByRole('tab', { name: 'Pull request', exact: true }),
    overview: page.getByRole('heading', { name: 'Changed files' }),
    file: path => page.locator('.review-open', { hasText: path }),
    lines: page.getByRole('textbox', { name: 'Changes of the file' }),
    before: page.getByRole('textbox', { name: 'Text before the change' }),
    after: page.getByRole('textbox', { name: 'Text after the change' }),
    button: name => page.getByRole('button', { name, exact: true }),
    radio: name => page.getByRole('radio', { name: new RegExp(`^${name}`) }),
    form: page.locator('.review-file .review-form'),
    remarks: page.locator('.review-remark'),
});

export async function joinReview(page) {
    const at = handles(page);
    await at.name.fill('Ines Vale');
    await at.join.click();
    const review = names(page);
    await review.overview.waitFor();
    return review;
}

/** Opens a file, with the caret in its first line. */
export async function openFile(page, path = 'limiter.py') {
    const review = names(page);
    await review.file(path).click();
    await review.lines.waitFor();
    return review;
}

/** Puts the caret into the line with these words. */
export const goToLine = (page, text) => page.locator('.review .cm-line', { hasText: text }).first().click();

export async function write(page, text, severity = 'Blocking') {
    const review = names(page);
    await page.keyboard.press('c');
    await page.keyboard.type(text);
    await review.radio(severity).check();
    await page.keyboard.press('Control+Enter');
}

/** A page test whose present task is a review. */
export function reviewTest(title, run, { request, prepare, ...options } = {}) {
    pageTest(title, run, {
        ...options,
        prepare: host => {
            reviewing(host, request);
            prepare?.(host);
        },
    });
}
