import { createHash, timingSafeEqual } from "node:crypto";
import { Unauthorized } from "./errors.js";
import { Router, bearer, text } from "./http.js";
import type { Sessions } from "./sessions.js";

export type Events = (memberId: string) => AsyncIterable<string>;

export function routes(sessions: Sessions, events: Events, supportKey: string): Router {
  const router = new Router();
  router.add("POST", "/login", async ({ body }) => {
    const tokens = await sessions.login(text(body, "name"), text(body, "password"), text(body, "device"));
    return { status: 200, body: tokens };
  });
  router.add("POST", "/session/refresh", async ({ body }) => {
    return { status: 200, body: await sessions.refresh(text(body, "refreshToken")) };
  });
  router.add("GET", "/session", async (request) => {
    const { memberId, device } = await sessions.authenticate(bearer(request));
    return { status: 200, body: { memberId, device } };
  });
  router.add("PATCH", "/session", async (request) => {
    await sessions.renameDevice(bearer(request), text(request.body, "device"));
    return { status: 204 };
  });
  router.add("GET", "/events", async (request) => {
    const session = await sessions.authenticateStream(bearer(request));
    return { status: 200, body: events(session.memberId) };
  });
  router.add("POST", "/logout", async (request) => {
    await sessions.logout(bearer(request));
    return { status: 204 };
  });
  router.add("POST", "/support/members/:id/logout", async (request, id) => {
    const key = request.headers["x-support-key"] ?? "";
    if (!sameText(key, supportKey)) throw new Unauthorized("the key of the support desk is needed");
    return { status: 200, body: { ended: await sessions.logoutMember(id) } };
  });
  return router;
}

function sameText(a: string, b: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
