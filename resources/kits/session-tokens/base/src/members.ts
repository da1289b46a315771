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
}
