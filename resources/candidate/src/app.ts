// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the link to the session: hello, lobby, join, and again after every loss of the connection.

import { announce } from './announce';
import { Connection } from './connection';
import { replace } from './dom';
import { lobbyPage } from './lobby';
import { messagePage, messages, type Message } from './message_page';
import { freshId, type HostMessage, type WireLobby, type WireWelcome } from './wire';
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
    private lobby: WireLobby | null = null;
    private workspace: Workspace | null = null;
    private name = ''; // of a join that the host has not answered yet
    private agreed = ''; // the notice that was on the screen when Join was pressed
    private welcomed = false; // on the present connection
    private helloAt = 0;

    constructor(private readonly root: HTMLElement) {
        const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
        this.connection = new Connection(`${scheme}://${location.host}/ws`, {
            opened: () => this.opened(),
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
        else this.finish(messages.noLink);
    }

    private opened(): void {
        this.welcomed = false;
        this.helloAt = performance.now();
        this.connection.send({ type: 'hello', protocol: 1, token: this.token, client: this.client });
    }

    private handle(message: HostMessage): void {
        if (message.type === 'lobby') this.enterLobby(message);
        else if (message.type === 'welcome') this.welcome(message);
        else if (message.type === 'ended') this.finish(messages.ended);
        else if (message.type === 'error' && !this.welcomed) this.notTakenIn(message.code, message.message);
        else if (this.welcomed) this.workspace?.handle(message);
    }

    private enterLobby(lobby: WireLobby): void {
        const took = performance.now() - this.helloAt;
        this.connection.settled();
        if (lobby.ended) {
            this.finish(messages.ended);
            return;
        }
        const first = this.lobby === null;
        this.lobby = lobby;
        if (lobby.joined && !this.name && lobby.candidate) {
            this.name = lobby.candidate;
            this.agreed = lobby.notice;
        }
        if (this.name && this.agreed === lobby.notice) this.sendJoin();
        else if (first || this.workspace) this.showLobby(took);
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
        this.connection.send({ type: 'join', name: this.name, notice: this.agreed });
    }

    private welcome(welcome: WireWelcome): void {
        this.welcomed = true;
        this.name = welcome.name || this.name;
        const joined: Joined = { token: this.token, name: this.name, notice: this.agreed };
        sessionStorage.setItem(joinedKey, JSON.stringify(joined));
        if (!this.workspace) {
            this.workspace = new Workspace(this.lobby!, this.client, {
                send: message => this.connection.send(message),
                drop: () => this.connection.drop(),
            });
            replace(this.root, this.workspace.element);
        }
        this.workspace.welcome(welcome);
    }

    private notTakenIn(code: string, text: string): void {
        if (code === 'unauthorized') {
            this.finish(messages.badLink);
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
        if (code === 4001) this.finish(messages.badLink);
        else if (code === 4003)
            this.finish({
                ...messages.replaced,
                action: { label: 'Continue here', act: () => location.reload() },
            });
        else this.workspace?.connectionLost();
    }

    private finish(message: Message): void {
        this.connection.stop();
        this.workspace?.close();
        this.workspace = null;
        replace(this.root, messagePage(message));
    }
}
