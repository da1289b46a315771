// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the link to the session: hello, lobby, join, and again after every loss of the connection.

import { Adoption } from './adoption';
import { announce } from './announce';
import { Connection } from './connection';
import { copyButton } from './copy_text';
import { button, replace } from './dom';
import { inTime, KeptStore, type KeptRecord } from './kept_store';
import { lobbyPage } from './lobby';
import { endedWith, messagePage, messages, stopped, type Message } from './message_page';
import { keepReceipt, keptReceipt } from './receipts';
import { freshId, type HostMessage, type PageMessage, type WireLobby, type WireWelcome } from './wire';
import { Workspace } from './workspace';

const tokenKey = 'jumpseat.token';
const joinedKey = 'jumpseat.joined';

type Joined = { token: string; name: string; notice: string };

/** The key leaves the address at once: it must not end up in history, screenshots or a copied address. */
function takeToken(): string {
    const inAddress = location.hash.slice(1);
    if (inAddress) {
        sessionStorage.setItem(tokenKey, inAddress);
        history.replaceState(null, '', location.pathname);
    }
    return sessionStorage.getItem(tokenKey) ?? '';
}

function rememberedJoin(token: string): Joined | null {
    try {
        const joined = JSON.parse(sessionStorage.getItem(joinedKey) ?? 'null') as Joined | null;
        return joined?.token === token ? joined : null;
    } catch {
        return null;
    }
}

export class App {
    private readonly token = takeToken();
    private readonly client = freshId();
    private readonly connection: Connection;
    private readonly store = KeptStore.open();
    private readonly adoption = new Adoption(this.client, () => this.superseded());
    /** What earlier page loads left, since the first lobby said which session this is. */
    private kept: Promise<KeptRecord[]> | null = null;
    private adopted: KeptRecord[] = [];
    private keepsIn: KeptStore | null = null;
    private lobby: WireLobby | null = null;
    private workspace: Workspace | null = null;
    private name = ''; // of a join that the host has not answered yet
    private agreed = ''; // the notice that was on the screen when Join was pressed
    private welcomed = false; // on the present connection
    private finished = false;
    private connections = 0;
    private helloAt = 0;

    constructor(private readonly root: HTMLElement) {
        const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
        this.connection = new Connection(`${scheme}://${location.host}/ws`, {
            opened: () => void this.opened(),
            message: message => this.handle(message),
            closed: code => this.closed(code),
        });
        const joined = rememberedJoin(this.token);
        if (joined) {
            this.name = joined.name;
            this.agreed = joined.notice;
        }
        // A second link opened in the same tab only changes the part after the #.
        window.addEventListener('hashchange', () => location.reload());
    }

    start(): void {
        if (this.token) this.connection.open();
        else this.finish(messages.noLink, '');
    }

    private async opened(): Promise<void> {
        this.welcomed = false;
        const connection = ++this.connections;
        if (this.lobby && (await this.isSuperseded(this.lobby.session))) {
            this.superseded();
            return;
        }
        if (connection !== this.connections || this.finished) return;
        this.helloAt = performance.now();
        const instead = this.adopted.map(({ client }) => client);
        this.connection.send({
            type: 'hello',
            protocol: 1,
            token: this.token,
            client: this.client,
            ...(instead.length ? { instead } : {}),
        });
    }

    /** A page that slept asks before it says anything to the host: its edits may be another page's by now. */
    private async isSuperseded(session: string): Promise<boolean> {
        try {
            const adopted = this.adopted.map(({ client }) => client);
            const store = await this.store;
            return store !== null && (await inTime(store.isSuperseded(session, this.client, adopted), false));
        } catch {
            return false; // a database that fails now keeps nothing that another page could have found
        }
    }

    private handle(message: HostMessage): void {
        if (message.type === 'lobby') void this.enterLobby(message);
        else if (message.type === 'welcome') this.welcome(message);
        else if (message.type === 'ended') this.finish(endedWith(this.receipt()), stopped.ended);
        else if (message.type === 'receipt') keepReceipt(this.lobby!.session, message.hash);
        else if (message.type === 'error' && !this.welcomed) this.notTakenIn(message.code, message.message);
        else if (this.welcomed) this.workspace?.handle(message);
    }

    private async enterLobby(lobby: WireLobby): Promise<void> {
        const took = performance.now() - this.helloAt;
        const connection = this.connections;
        this.connection.settled();
        const first = this.lobby === null;
        this.lobby = lobby;
        if (this.kept) {
            await this.kept;
        } else {
            this.kept = this.findKept(lobby.session);
            this.adopted = await this.kept;
            // What those pages may still have on the way must not come after what this one makes of their edits.
            if (this.adopted.length && !lobby.ended) this.connection.restart();
        }
        if (connection !== this.connections || this.finished) return;
        if (lobby.ended) {
            this.finishEnded();
            return;
        }
        if (lobby.joined && !this.name && lobby.candidate) {
            this.name = lobby.candidate;
            this.agreed = lobby.notice;
        }
        if (this.name && this.agreed === lobby.notice) this.sendJoin();
        else if (first || this.workspace || !this.root.childElementCount) this.showLobby(took);
    }

    private async findKept(session: string): Promise<KeptRecord[]> {
        try {
            const store = (this.keepsIn = await this.store);
            return store ? await inTime(this.adoption.adopt(store, session), []) : [];
        } catch (error) {
            console.info('what this browser kept could not be read:', error);
            return [];
        }
    }

    /** The interview is over, and what earlier page loads could not send stays here. */
    private finishEnded(): void {
        const texts = this.adopted.flatMap(({ files, leftovers }) => [...files, ...leftovers]);
        if (this.workspace || !texts.length) {
            this.finish(endedWith(this.receipt()), stopped.ended);
            return;
        }
        const all = texts.map(({ name, text }) => `=== ${name} ===\n${text}`).join('\n\n');
        this.finish(
            {
                ...messages.ended,
                paragraphs: [stopped.ended, ...messages.ended.paragraphs],
                actions: [
                    copyButton('Copy my text', () => all),
                    button('Discard it', '', () => void this.discardKept()),
                ],
            },
            stopped.ended,
        );
    }

    private receipt(): string {
        return this.lobby ? keptReceipt(this.lobby.session) : '';
    }

    /** On a computer that others use too, nothing has to stay. */
    private async discardKept(): Promise<void> {
        const clients = this.adopted.map(({ client }) => client);
        await this.keepsIn?.write(this.lobby!.session, this.client, null, clients);
        replace(this.root, messagePage(messages.ended));
    }

    private showLobby(took: number): void {
        const lobby = this.lobby!;
        this.name = '';
        this.workspace?.close();
        this.workspace = null;
        replace(
            this.root,
            lobbyPage(lobby, took, name => {
                this.name = name;
                this.agreed = lobby.notice;
                this.sendJoin();
            }),
        );
    }

    /** Without a connection the join waits for the next lobby. */
    private sendJoin(): void {
        const receipt = this.receipt();
        this.connection.send({
            type: 'join',
            name: this.name,
            notice: this.agreed,
            ...(receipt ? { receipt } : {}),
        });
    }

    private welcome(welcome: WireWelcome): void {
        this.welcomed = true;
        this.name = welcome.name || this.name;
        const joined: Joined = { token: this.token, name: this.name, notice: this.agreed };
        sessionStorage.setItem(joinedKey, JSON.stringify(joined));
        if (!this.workspace) {
            const line = {
                send: (message: PageMessage) => this.connection.send(message),
                drop: () => this.connection.drop(),
            };
            const keeping = {
                store: this.keepsIn,
                session: this.lobby!.session,
                client: this.client,
                records: this.adopted,
            };
            this.workspace = new Workspace(this.lobby!, line, keeping, () => this.token);
            replace(this.root, this.workspace.element);
        }
        this.workspace.welcome(welcome);
    }

    private notTakenIn(code: string, text: string): void {
        if (code === 'unauthorized') {
            this.finish(messages.badLink, stopped.badLink);
        } else if (code === 'not-open') {
            // The host closes this connection and the next one may find the interview open. A lobby or an editor stays.
            if (!this.lobby) replace(this.root, messagePage(messages.notOpen));
        } else if (this.lobby && !this.workspace) {
            this.showLobby(performance.now() - this.helloAt);
            announce(`The host did not take this in: ${text}`);
        }
    }

    private closed(code: number): void {
        this.welcomed = false;
        if (code === 4001) this.finish(messages.badLink, stopped.badLink);
        else if (code === 4003) this.replaced();
        else this.workspace?.connectionLost();
    }

    private replaced(): void {
        const here = button('Continue here', 'primary', () => location.reload());
        this.finish({ ...messages.replaced, actions: [here] }, stopped.replaced, here);
    }

    private superseded(): void {
        if (this.finished && !this.workspace) return;
        const here = button('Open it here again', '', () => location.reload());
        this.finish({ ...messages.superseded, actions: [here] }, stopped.superseded, here);
    }

    /** `unsaved` is said instead, beside the text, when there is some that the host has not confirmed. */
    private finish(message: Message, unsaved: string, ...actions: HTMLElement[]): void {
        this.finished = true;
        this.connection.stop();
        this.adoption.resign();
        if (this.workspace?.unsaved) {
            this.workspace.stop(unsaved, ...actions);
            return;
        }
        this.workspace?.close();
        this.workspace = null;
        replace(this.root, messagePage(message));
    }
}
