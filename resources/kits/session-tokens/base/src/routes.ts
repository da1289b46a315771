import { Router, bearer, text } from "./http.js";
import type { Sessions } from "./sessions.js";

export type Events = (memberId: string) => AsyncIterable<string>;

export function routes(sessions: Sessions, events: Events): Router {
  const router = new Router();
  router.add("POST", "/login", async ({ body }) => {
    const tokens = await sessions.login(text(body, "name"), text(body, "password"), text(body, "device"));
    return { status: 200, body: tokens };
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
    const session = await sessions.authenticate(bearer(request));
    return { status: 200, body: events(session.memberId) };
  });
  router.add("POST", "/logout", async (request) => {
    await sessions.logout(bearer(request));
    return { status: 204 };
  });
  return router;
}
