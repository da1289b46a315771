export interface Session {
  id: string;
  memberId: string;
  device: string;
  expiresAt: number;
  turn: number; // how often the tokens have been refreshed
  version: number;
}

/** The store that all instances share. It forgets a session within an hour after `expiresAt`. */
export interface SessionStore {
  get(id: string): Promise<Session | null>;
  /** Stores the session whatever is there. */
  put(session: Session): Promise<void>;
  /** Stores the session if the one that is there still has that version; says whether it did. */
  replace(session: Session, ifVersion: number): Promise<boolean>;
  delete(id: string): Promise<void>;
  byMember(memberId: string): Promise<Session[]>;
  all(): Promise<Session[]>;
}

/** The store in memory, for tests and for one's own machine. */
export class MemoryStore implements SessionStore {
  private readonly sessions = new Map<string, Session>();

  async get(id: string): Promise<Session | null> {
    const session = this.sessions.get(id);
    return session ? { ...session } : null;
  }

  async put(session: Session): Promise<void> {
    this.sessions.set(session.id, { ...session });
  }

  async replace(session: Session, ifVersion: number): Promise<boolean> {
    if (this.sessions.get(session.id)?.version !== ifVersion) return false;
    this.sessions.set(session.id, { ...session });
    return true;
  }

  async delete(id: string): Promise<void> {
    this.sessions.delete(id);
  }

  async byMember(memberId: string): Promise<Session[]> {
    return (await this.all()).filter((session) => session.memberId === memberId);
  }

  async all(): Promise<Session[]> {
    return [...this.sessions.values()].map((session) => ({ ...session }));
  }
}
