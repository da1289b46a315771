import type { Request, Response } from "../src/http.js";
import { jsonLog } from "../src/log.js";
import { Members } from "../src/members.js";
import { routes } from "../src/routes.js";
import { Sessions, type Tokens } from "../src/sessions.js";
import { MemoryStore } from "../src/store.js";

export const MINUTE = 60_000;

/** The service with a store in memory, a clock that stands still and a member service that answers as told. */
export function service() {
  const state = { now: 1_800_000_000_000, lines: [] as string[], store: new MemoryStore(), blocked: false };
  const config = { memberUrl: "http://members", signingKeys: ["a key for tests"], supportKey: "support" };
  const answer = (status: number, body: unknown): FetchResponse => ({
    ok: status < 300,
    status,
    json: async () => body,
  });
  const members = new Members(config.memberUrl, async (_url, init) => {
    if (init?.method === "GET") return answer(200, { blocked: state.blocked });
    const { password } = JSON.parse(init?.body ?? "{}") as { password: string };
    return password === "right" ? answer(200, { id: "m1" }) : answer(403, {});
  });
  const log = jsonLog((line) => state.lines.push(line));
  const sessions = new Sessions(state.store, members, config, log, () => state.now);
  const router = routes(sessions, async function* () {
    yield "hello";
  }, config.supportKey);

  const send = (method: string, path: string, token?: string, body?: unknown): Promise<Response> => {
    const headers: Request["headers"] = token ? { authorization: `Bearer ${token}` } : {};
    return router.handle({ method, path, headers, body });
  };
  const refresh = (refreshToken: string) => send("POST", "/session/refresh", undefined, { refreshToken });
  const login = async (): Promise<Tokens> => {
    const response = await send("POST", "/login", undefined, { name: "Ada", password: "right", device: "phone" });
    return response.body as Tokens;
  };
  return { state, router, send, refresh, login };
}
