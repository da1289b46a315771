import { randomUUID } from "node:crypto";
import type { Config } from "./config.js";
import { Conflict, Unauthorized } from "./errors.js";
import type { Log } from "./log.js";
import type { Members } from "./members.js";
import type { Session, SessionStore } from "./store.js";
import { sign, verify } from "./tokens.js";

const HOUR = 3_600_000;

export class Sessions {
  constructor(
    private readonly store: SessionStore,
    private readonly members: Members,
    private readonly config: Config,
    private readonly log: Log,
    private readonly now: () => number = Date.now,
  ) {}

  async login(name: string, password: string, device: string): Promise<{ accessToken: string }> {
    const memberId = await this.members.check(name, password);
    if (memberId === null) throw new Unauthorized("name and password do not belong together");
    const session = { id: randomUUID(), memberId, device, expiresAt: this.now() + 12 * HOUR, version: 1 };
    await this.store.put(session);
    this.log.info("logged in", { session: session.id, device });
    const exp = Math.floor(session.expiresAt / 1000);
    return { accessToken: sign({ sid: session.id, exp }, this.config.signingKey) };
  }

  /** The session of an access token. */
  async authenticate(token: string): Promise<Session> {
    const claims = verify(token, this.config.signingKey, this.now());
    const session = claims && (await this.store.get(claims.sid));
    if (!session || session.expiresAt <= this.now()) throw new Unauthorized("the session has ended");
    return session;
  }

  async renameDevice(token: string, device: string): Promise<void> {
    const session = await this.authenticate(token);
    const renamed = { ...session, device, version: session.version + 1 };
    if (!(await this.store.replace(renamed, session.version))) throw new Conflict("the session has changed");
  }

  async logout(token: string): Promise<void> {
    const session = await this.authenticate(token);
    await this.store.delete(session.id);
  }
}
