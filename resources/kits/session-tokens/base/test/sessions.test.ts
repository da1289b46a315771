import assert from "node:assert/strict";
import { test } from "node:test";
import { MINUTE, service } from "./service.js";

test("a session from login to logout", async () => {
  const { send, login } = service();
  const { accessToken } = await login();
  const response = await send("GET", "/session", accessToken);
  assert.deepEqual(response.body, { memberId: "m1", device: "phone" });
  assert.equal((await send("POST", "/logout", accessToken)).status, 204);
  assert.equal((await send("GET", "/session", accessToken)).status, 401);
});

test("a wrong password", async () => {
  const { send } = service();
  const response = await send("POST", "/login", undefined, { name: "Ada", password: "wrong", device: "phone" });
  assert.equal(response.status, 401);
});

test("a session ends after twelve hours", async () => {
  const { state, send, login } = service();
  const { accessToken } = await login();
  state.now += 12 * 60 * MINUTE;
  assert.equal((await send("GET", "/session", accessToken)).status, 401);
  assert.equal((await send("GET", "/events", accessToken)).status, 401);
});

test("the device gets another name", async () => {
  const { send, login } = service();
  const { accessToken } = await login();
  assert.equal((await send("PATCH", "/session", accessToken, { device: "tablet" })).status, 204);
  const response = await send("GET", "/session", accessToken);
  assert.deepEqual(response.body, { memberId: "m1", device: "tablet" });
});

test("a token that somebody has changed", async () => {
  const { send, login } = service();
  const [body, mac] = (await login()).accessToken.split(".");
  assert.equal((await send("GET", "/session", `${body}x.${mac}`)).status, 401);
  const other = mac.startsWith("A") ? "B" : "A";
  assert.equal((await send("GET", "/session", `${body}.${other}${mac.slice(1)}`)).status, 401);
  assert.equal((await send("GET", "/session", "nonsense")).status, 401);
});

test("no password gets into the log", async () => {
  const { state, login } = service();
  await login();
  assert(!state.lines.join("\n").includes("right"));
});
