import { randomUUID } from "node:crypto";
import type { Config } from "./config.js";
import { Conflict, SessionEnded, Unauthorized } from "./errors.js";
import type { Log } from "./log.js";
import type { Members } from "./members.js";
import type { Session, SessionStore } from "./store.js";
import { type Claims, read, sign, verify } from "./tokens.js";

const DAY = 86_400_000;

export interface Tokens {
  accessToken: string;
  refreshToken: string;
}

export class Sessions {
  constructor(
    private readonly store: SessionStore,
    private readonly members: Members,
    private readonly config: Config,
    private readonly log: Log,
    private readonly now: () => number = Date.now,
  ) {}

  async login(name: string, password: string, device: string): Promise<Tokens> {
    const memberId = await this.members.check(name, password);
    if (memberId === null) throw new Unauthorized("name and password do not belong together");
    const session = { id: randomUUID(), memberId, device, expiresAt: this.now() + 30 * DAY, turn: 0, version: 1 };
    await this.store.put(session);
    this.log.info("logged in", { session: session.id, device });
    return this.tokensFor(session);
  }

  /** New tokens for a refresh token, which is used up by this. */
  async refresh(refreshToken: string): Promise<Tokens> {
    const claims = read(refreshToken, this.config.signingKeys);
    const session = await this.sessionOf(claims);
    if (claims?.turn === undefined) throw new SessionEnded();
    if (claims.turn < session.turn) {
      // It was used before, so somebody else has it too: nobody goes on with this session.
      await this.store.delete(session.id);
      this.log.info("refresh token used twice", { session: session.id, device: session.device });
      throw new SessionEnded();
    }
    if (!(await this.members.isActive(session.memberId))) {
      await this.store.delete(session.id);
      throw new SessionEnded();
    }
    const next = { ...session, turn: session.turn + 1, version: session.version + 1 };
    if (!(await this.store.replace(next, session.version))) throw new Conflict("the session has changed");
    this.log.info("refreshed", { session: next.id, device: next.device, turn: next.turn });
    return this.tokensFor(next);
  }

  /** The session of an access token. */
  async authenticate(token: string): Promise<Session> {
    return this.sessionOf(verify(token, this.config.signingKeys, this.now()));
  }

  async renameDevice(token: string, device: string): Promise<void> {
    const session = await this.authenticate(token);
    const renamed = { ...session, device, version: session.version + 1 };
    if (!(await this.store.replace(renamed, session.version))) throw new Conflict("the session has changed");
  }

  async logout(token: string): Promise<void> {
    const claims = read(token, this.config.signingKeys);
    if (claims) await this.store.delete(claims.sid);
  }

  /** Ends all sessions of a member and says how many there were. */
  async logoutMember(memberId: string): Promise<number> {
    const sessions = await this.store.byMember(memberId);
    for (const session of sessions) await this.store.delete(session.id);
    this.log.info("logged out by support", { member: memberId, sessions: sessions.length });
    return sessions.length;
  }

  private async sessionOf(claims: Claims | null): Promise<Session> {
    const session = claims && (await this.store.get(claims.sid));
    if (!session || session.expiresAt <= this.now()) throw new SessionEnded();
    return session;
  }

  private tokensFor(session: Session): Tokens {
    const [key] = this.config.signingKeys;
    const exp = Math.floor(this.now() / 1000) + 15 * 60;
    return {
      accessToken: sign({ sid: session.id, exp }, key),
      refreshToken: sign({ sid: session.id, turn: session.turn }, key),
    };
  }
}
