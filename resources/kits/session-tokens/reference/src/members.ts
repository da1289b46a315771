import { Unavailable } from "./errors.js";

export type Fetch = (url: string, init?: RequestInit) => Promise<FetchResponse>;

/** The service that knows the members of the libraries. */
export class Members {
  constructor(
    private readonly url: string,
    private readonly send: Fetch = fetch,
  ) {}

  /** The member's id, or null when name and password do not belong together. */
  async check(name: string, password: string): Promise<string | null> {
    const response = await this.send(`${this.url}/check`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name, password }),
      signal: AbortSignal.timeout(2000),
    }).catch(() => null);
    if (response?.status === 403) return null;
    if (!response?.ok) throw new Unavailable("members cannot be checked right now");
    return ((await response.json()) as { id: string }).id;
  }

  /** Whether the member may stay logged in. Asked at each refresh, so it must not take long. */
  async isActive(memberId: string): Promise<boolean> {
    const response = await this.send(`${this.url}/members/${encodeURIComponent(memberId)}`, {
      method: "GET",
      headers: { accept: "application/json" },
      signal: AbortSignal.timeout(2000),
    }).catch(() => null);
    const member = response?.ok ? await response.json().catch(() => null) : null;
    const blocked = (member as { blocked?: unknown } | null)?.blocked;
    if (typeof blocked !== "boolean") throw new Unavailable("members cannot be checked right now");
    return !blocked;
  }
}
