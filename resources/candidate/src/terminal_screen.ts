// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The terminal's screen: xterm.js, in a file of its own that is loaded when a terminal is first opened. What runs in
// it reaches nothing but the screen: no links, no clipboard, no titles, no colours of its own choice for the page.

import { FitAddon } from '@xterm/addon-fit';
import { Terminal, type ITheme } from '@xterm/xterm';
import sheetText from '@xterm/xterm/css/xterm.css';
import type { TerminalSize } from './wire';

export type ScreenActions = {
    input(text: string): void;
    sized(size: TerminalSize): void;
    /** The person wants out of it, to the page. */
    leave(): void;
    copy(text: string): void;
};

const colours: Record<string, string> = {
    foreground: '--code-text',
    background: '--surface-base',
    cursor: '--text-1',
    cursorAccent: '--surface-base',
    selectionBackground: '--surface-selected',
    selectionInactiveBackground: '--surface-sunken',
    scrollbarSliderBackground: '--line-1',
    scrollbarSliderHoverBackground: '--line-control',
    scrollbarSliderActiveBackground: '--line-control',
    black: '--text-1',
    red: '--state-fail',
    green: '--state-pass',
    yellow: '--ink-pasted',
    blue: '--accent-text',
    magenta: '--ink-assistant',
    cyan: '--ink-candidate',
    white: '--text-2',
    brightBlack: '--text-3',
    brightRed: '--state-fail',
    brightGreen: '--state-pass',
    brightYellow: '--ink-pasted',
    brightBlue: '--accent-text',
    brightMagenta: '--ink-assistant',
    brightCyan: '--ink-candidate',
    brightWhite: '--text-1',
};
/** Titles, colours of the page, links, and whatever writes or asks for more than the screen; 52 is the clipboard. */
const refusedCommands = [0, 1, 2, 4, 5, 7, 8, 9, 10, 11, 12, 13, 17, 19, 50, 52, 104, 105, 110, 111, 112, 117, 133, 633, 777, 1337];
const sizeInterval = 200; // ms
const leaveKeys = ['.', '>', ':']; // what Shift makes of the full stop differs

function theme(): ITheme {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(
        Object.entries(colours).map(([name, token]) => [name, style.getPropertyValue(token).trim()]),
    );
}

function font(into: HTMLElement): { fontFamily: string; fontSize: number } {
    const { fontFamily, fontSize } = getComputedStyle(into);
    return { fontFamily, fontSize: parseFloat(fontSize) };
}

export class TerminalScreen {
    private readonly terminal: Terminal;
    private readonly fit = new FitAddon();
    private readonly watch = [new ResizeObserver(() => this.resized())];
    private told: TerminalSize | null = null;
    private sizeTimer = 0;
    private quiet = 0; // replays under way: the answers to old questions must not be given again
    private enabled = true;

    constructor(
        private readonly into: HTMLElement,
        private readonly actions: ScreenActions,
    ) {
        adopt(sheetText);
        this.terminal = new Terminal({
            ...font(into),
            theme: theme(),
            screenReaderMode: true,
            minimumContrastRatio: 4.5,
            cursorInactiveStyle: 'outline',
            scrollback: 5000,
            lineHeight: 1.2,
            linkHandler: { activate: () => {} },
            logLevel: 'off',
            disableStdin: false,
            allowProposedApi: false,
        });
        this.terminal.loadAddon(this.fit);
        for (const command of refusedCommands)
            this.terminal.parser.registerOscHandler(command, () => true);
        this.terminal.attachCustomKeyEventHandler(event => this.key(event));
        this.terminal.onData(text => {
            if (!this.quiet && this.enabled) actions.input(text);
        });
        this.terminal.open(into);
        this.terminal.textarea?.setAttribute(
            'aria-label',
            'Terminal. Control Shift full stop leaves it.',
        );
        this.watch[0]!.observe(into);
        new MutationObserver(() => this.restyle()).observe(document.documentElement, { attributes: true });
        matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.restyle());
        // The page's font may come later than the first measure.
        void document.fonts.ready.then(() => this.resized());
    }

    /** As many rows and columns as there is room for. */
    get size(): TerminalSize {
        const { rows = 24, cols = 80 } = this.fit.proposeDimensions() ?? {};
        const within = (n: number) => Math.min(500, Math.max(2, n));
        return { rows: within(rows), columns: within(cols) };
    }

    /** A terminal from its beginning, or from what is left of it; `size`: how large it was when it said this. */
    begin(size: TerminalSize, output: string): void {
        this.terminal.resize(Math.max(2, size.columns), Math.max(2, size.rows));
        this.told = size;
        this.quiet++;
        // The reset goes the same way as the text: what is still under way there comes before it.
        this.terminal.write(`\u0018\u001bc${output}`, () => {
            this.quiet--;
            this.resized();
        });
    }

    write(text: string): void {
        this.terminal.write(text);
    }

    /** Whether keys arrive anywhere. */
    enable(enabled: boolean): void {
        this.enabled = enabled;
        this.terminal.options.disableStdin = !enabled;
        this.terminal.options.cursorStyle = enabled ? 'block' : 'underline';
        if (enabled) this.told = null;
        this.resized();
    }

    focus(): void {
        this.terminal.focus();
    }

    private key(event: KeyboardEvent): boolean {
        if (event.type !== 'keydown' || !event.ctrlKey || !event.shiftKey || event.altKey) return true;
        const key = event.key.toLowerCase();
        if (leaveKeys.includes(key)) {
            event.preventDefault();
            this.actions.leave();
            return false;
        }
        if (key === 'c' && this.terminal.hasSelection()) {
            event.preventDefault();
            this.actions.copy(this.terminal.getSelection());
            this.terminal.focus();
            return false;
        }
        return key !== 'v'; // the browser's own paste
    }

    private restyle(): void {
        const { options } = this.terminal;
        options.theme = theme();
        const { fontFamily, fontSize } = font(this.into);
        if (options.fontSize !== fontSize) options.fontSize = fontSize;
        if (options.fontFamily !== fontFamily) options.fontFamily = fontFamily;
        this.resized();
    }

    /** At most five times a second the host is told, and the screen follows in the same moment. */
    private resized(): void {
        this.sizeTimer ||= window.setTimeout(() => {
            this.sizeTimer = 0;
            if (!this.into.offsetHeight || this.quiet || !this.enabled) return;
            const { rows, columns } = this.size;
            if (rows !== this.terminal.rows || columns !== this.terminal.cols)
                this.terminal.resize(columns, rows);
            if (this.told?.rows === rows && this.told.columns === columns) return;
            this.told = { rows, columns };
            this.actions.sized(this.told);
        }, sizeInterval);
    }
}

let adopted = false;
function adopt(css: string): void {
    if (adopted) return;
    adopted = true;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
