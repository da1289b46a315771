import { configFrom } from "./config.js";
import type { Router } from "./http.js";
import { jsonLog } from "./log.js";
import { Members } from "./members.js";
import { type Events, routes } from "./routes.js";
import { Sessions } from "./sessions.js";
import type { SessionStore } from "./store.js";

/** Puts the parts together; the web server and the shared store come from the platform. */
export function start(store: SessionStore, events: Events): Router {
  const config = configFrom(process.env);
  const sessions = new Sessions(store, new Members(config.memberUrl), config, jsonLog());
  return routes(sessions, events, config.supportKey);
}
