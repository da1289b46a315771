// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Headless Chromium, and a small static server that sends the host's own headers.
// PAGE_DIR is the bundled page (for the server only), NPM_MODULES the npm packages it was bundled from.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const { PAGE_DIR, NPM_MODULES, CHROMIUM = '/usr/bin/chromium' } = process.env;
if (!NPM_MODULES) throw new Error("NPM_MODULES says where the page's npm packages are");

export const fromModules = createRequire(join(NPM_MODULES, 'resolve.js'));
const { chromium } = fromModules('playwright-core');

const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const types = {
    'index.html': 'text/html',
    'app.js': 'text/javascript',
    'terminal_screen.js': 'text/javascript',
    'diagrams.js': 'text/javascript',
    'app.css': 'text/css',
};

export function servePage() {
    const server = createServer((request, response) => {
        const name = request.url === '/' ? 'index.html' : request.url.slice(1).split('?')[0];
        if (!Object.hasOwn(types, name)) {
            response.writeHead(404).end();
            return;
        }
        response.writeHead(200, {
            'Content-Type': `${types[name]}; charset=utf-8`,
            'Content-Security-Policy': policy,
        });
        response.end(readFileSync(join(PAGE_DIR, name)));
    });
    return new Promise(resolve =>
        server.listen(0, '127.0.0.1', () =>
            resolve({
                url: `http://127.0.0.1:${server.address().port}`,
                close: () => {
                    server.closeAllConnections();
                    server.close();
                },
            }),
        ),
    );
}

export function launch() {
    return chromium.launch({
        executablePath: CHROMIUM,
        headless: true,
        args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
        ],
    });
}

/** A page that remembers what must not happen: errors, refused resources, requests to somebody else. */
export async function openPage(browser, url, options = {}) {
    const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        colorScheme: 'light',
        ...options,
    });
    const page = await context.newPage();
    const problems = [];
    page.on('pageerror', error => problems.push(`error: ${error.message}`));
    page.on('console', message => {
        if (['error', 'warning'].includes(message.type())) problems.push(`console: ${message.text()}`);
    });
    page.on('request', request => {
        if (!request.url().startsWith(url) && !request.url().startsWith('data:'))
            problems.push(`request: ${request.url()}`);
    });
    return { context, page, problems };
}
