import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { test } from "node:test";
import { jsonLog } from "../build/src/log.js";
import { Members } from "../build/src/members.js";
import { routes } from "../build/src/routes.js";
import { Sessions } from "../build/src/sessions.js";
import { MemoryStore } from "../build/src/store.js";
import * as tokens from "../build/src/tokens.js";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const KEY = "a key for tests";

const json = (status, body) => ({ ok: status < 300, status, json: async () => body });

function service({ store = new MemoryStore(), keys = [KEY], member = async () => json(200, { blocked: false }) } = {}) {
  const state = { now: 1_800_000_000_000, lines: [], member, store };
  const members = new Members("http://members", async (url, init) =>
    init?.method === "POST" ? json(200, { id: "m1" }) : state.member(url, init),
  );
  const config = { memberUrl: "http://members", signingKeys: keys, supportKey: "support" };
  const log = jsonLog((line) => state.lines.push(line));
  const sessions = new Sessions(store, members, config, log, () => state.now);
  const router = routes(sessions, async function* () {}, "support");
  const send = (method, path, token, body, headers = {}) =>
    router.handle({ method, path, body, headers: token ? { authorization: `Bearer ${token}`, ...headers } : headers });
  const refresh = (refreshToken) => send("POST", "/session/refresh", undefined, { refreshToken });
  const login = async () =>
    (await send("POST", "/login", undefined, { name: "Ada", password: "right", device: "phone" })).body;
  return { state, send, refresh, login };
}

class Meeting extends MemoryStore {
  waiting = [];
  armed = false;

  async get(id) {
    const session = await super.get(id);
    if (this.armed) {
      await new Promise((go) => {
        this.waiting.push(go);
        if (this.waiting.length === 2) {
          this.armed = false;
          for (const one of this.waiting) one();
        }
      });
    }
    return session;
  }
}

test("f1: signatures are compared in constant time", async () => {
  const token = tokens.sign({ sid: "s", exp: 2_000_000_000 }, KEY);
  const real = crypto.timingSafeEqual;
  let calls = 0;
  crypto.timingSafeEqual = (a, b) => {
    calls += 1;
    return real(a, b);
  };
  syncBuiltinESMExports();
  const claims = tokens.verify(token, [KEY], 1_800_000_000_000);
  crypto.timingSafeEqual = real;
  syncBuiltinESMExports();
  assert.equal(claims.sid, "s");
  assert(calls > 0);
});

test("f2: no token gets into the log", async () => {
  const { state, refresh, login } = service();
  const first = await login();
  const second = (await refresh(first.refreshToken)).body;
  const log = state.lines.join("\n");
  for (const token of [...Object.values(first), ...Object.values(second)]) assert(!log.includes(token));
});

test("f3: an expired token opens no stream", async () => {
  const { state, send, login } = service();
  const { accessToken, refreshToken } = await login();
  assert.equal((await send("GET", "/events", accessToken)).status, 200);
  state.now += 16 * MINUTE;
  assert.equal((await send("GET", "/events", accessToken)).status, 401);
  assert.equal((await send("GET", "/events", refreshToken)).status, 401);
});

test("f4: one of two refreshes at once", async () => {
  const store = new Meeting();
  const { refresh, login } = service({ store });
  const { refreshToken } = await login();
  store.armed = true;
  const answers = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 409]);
  const winner = answers.find((answer) => answer.status === 200);
  assert.equal((await refresh(winner.body.refreshToken)).status, 200);
});

test("f5: the member service has a limit of time", async () => {
  let seen;
  const { refresh, login } = service({
    member: async (_url, init) => {
      seen = init;
      return json(200, { blocked: false });
    },
  });
  const { refreshToken } = await login();
  assert.equal((await refresh(refreshToken)).status, 200);
  assert(seen.signal instanceof AbortSignal);
});

test("f6: no answer of the member service changes nothing", async () => {
  const { state, refresh, login } = service();
  const { refreshToken } = await login();
  const good = state.member;
  const down = async () => {
    throw new Error("down");
  };
  for (const bad of [down, async () => json(500, { error: "down" }), async () => json(200, {})]) {
    state.member = bad;
    assert.equal((await refresh(refreshToken)).status, 503);
  }
  state.member = good;
  assert.equal((await refresh(refreshToken)).status, 200);
});

test("f7: a refresh token that comes again ends the session", async () => {
  const { send, refresh, login } = service();
  const { refreshToken } = await login();
  const second = (await refresh(refreshToken)).body;
  assert.equal((await refresh(refreshToken)).status, 401);
  assert.equal((await send("GET", "/session", second.accessToken)).status, 401);
  assert.equal((await refresh(second.refreshToken)).status, 401);
});

test("f8: support does not read all sessions", async () => {
  const store = new MemoryStore();
  const { send, login } = service({ store });
  await login();
  await login();
  let calls = 0;
  store.byMember = async (id) => [...store.sessions.values()].filter((session) => session.memberId === id);
  store.all = async () => {
    calls += 1;
    return [...store.sessions.values()];
  };
  const answer = await send("POST", "/support/members/m1/logout", undefined, undefined, { "x-support-key": "support" });
  assert.deepEqual(answer.body, { ended: 2 });
  assert.equal(calls, 0);
});

test("f9: the test of two refreshes can fail", async () => {
  const late = new URL("late.mjs", import.meta.url).pathname;
  const { NODE_TEST_CONTEXT, ...env } = process.env;
  const options = ["--import", late, "--test-reporter=tap", "build/test/refresh.test.js"];
  const run = spawnSync(process.execPath, options, { encoding: "utf8", env });
  assert(/^not ok \d+ - two refreshes at once$/m.test(run.stdout));
});

test("c1: a refresh token works as long as its session", async () => {
  const { state, refresh, login } = service();
  const first = await login();
  state.now += 29 * DAY;
  const second = await refresh(first.refreshToken);
  assert.equal(second.status, 200);
  state.now += DAY;
  assert.equal((await refresh(second.body.refreshToken)).status, 401);
});

test("c2: logging out with a token that has expired", async () => {
  const { state, send, refresh, login } = service();
  const { accessToken, refreshToken } = await login();
  state.now += 16 * MINUTE;
  assert.equal((await send("POST", "/logout", accessToken)).status, 204);
  assert.equal((await send("POST", "/logout", accessToken)).status, 204);
  assert.equal((await refresh(refreshToken)).status, 401);
});

test("c3: every token that is not good gets the same answer", async () => {
  const { state, send, refresh, login } = service();
  const { accessToken, refreshToken } = await login();
  state.now += 16 * MINUTE;
  const answers = [
    await send("GET", "/session", accessToken),
    await send("GET", "/session", "nonsense"),
    await refresh(accessToken),
    await refresh("nonsense"),
  ];
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
  assert.equal((await refresh(refreshToken)).status, 200);
});

test("c4: a support key of any length", async () => {
  const { send } = service();
  const post = (key) => send("POST", "/support/members/m1/logout", undefined, undefined, { "x-support-key": key });
  for (const key of ["", "s", "supporT", "support ", "\u00e9".repeat(40)]) assert.equal((await post(key)).status, 401);
  assert.equal((await post("support")).status, 200);
});
