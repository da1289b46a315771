import assert from "node:assert/strict";
import { test } from "node:test";
import type { Tokens } from "../src/sessions.js";
import { MINUTE, service } from "./service.js";

const DAY = 24 * 60 * MINUTE;

test("new tokens for a refresh token", async () => {
  const { state, send, refresh, login } = service();
  const first = await login();
  state.now += 20 * MINUTE;
  const response = await refresh(first.refreshToken);
  assert.equal(response.status, 200);
  const second = response.body as Tokens;
  assert.notEqual(second.refreshToken, first.refreshToken);
  assert.equal((await send("GET", "/session", second.accessToken)).status, 200);
});

test("a refresh token that comes again ends the session", async () => {
  const { refresh, login } = service();
  const { refreshToken } = await login();
  const second = (await refresh(refreshToken)).body as Tokens;
  assert.equal((await refresh(refreshToken)).status, 401);
  assert.equal((await refresh(second.refreshToken)).status, 401);
});

test("two refreshes at once", async () => {
  const { refresh, login } = service();
  const { refreshToken } = await login();
  const responses = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
  assert.deepEqual(responses.map((response) => response.status).sort(), [200, 409]);
});

test("a session ends thirty days after login", async () => {
  const { state, refresh, login } = service();
  let tokens = await login();
  state.now += 29 * DAY;
  tokens = (await refresh(tokens.refreshToken)).body as Tokens;
  state.now += DAY;
  assert.equal((await refresh(tokens.refreshToken)).status, 401);
});

test("a member who is blocked", async () => {
  const { state, refresh, login } = service();
  const { refreshToken } = await login();
  state.blocked = true;
  assert.equal((await refresh(refreshToken)).status, 401);
});

test("logging out", async () => {
  const { state, send, refresh, login } = service();
  const { accessToken, refreshToken } = await login();
  state.now += 20 * MINUTE;
  assert.equal((await send("POST", "/logout", accessToken)).status, 204);
  assert.equal((await refresh(refreshToken)).status, 401);
});

test("support ends all sessions of a member", async () => {
  const { router, login } = service();
  await login();
  await login();
  const post = (key: string) =>
    router.handle({ method: "POST", path: "/support/members/m1/logout", headers: { "x-support-key": key } });
  assert.equal((await post("guess")).status, 401);
  assert.deepEqual((await post("support")).body, { ended: 2 });
});
