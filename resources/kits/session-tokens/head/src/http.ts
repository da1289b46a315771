import { BadRequest, HttpError, Unauthorized } from "./errors.js";

export interface Request {
  method: string;
  path: string;
  headers: Record<string, string | undefined>; // names in lower case
  body?: unknown;
}

export interface Response {
  status: number;
  body?: unknown; // sent as JSON, or as it comes when it is an async iterable
}

export type Handler = (request: Request, id: string) => Promise<Response>;

/** Finds the handler of a request. `:id` in a path stands for one part of it. */
export class Router {
  private readonly routes: { method: string; pattern: RegExp; handler: Handler }[] = [];

  add(method: string, path: string, handler: Handler): void {
    this.routes.push({ method, pattern: new RegExp(`^${path.replace(":id", "([\\w-]+)")}$`), handler });
  }

  async handle(request: Request): Promise<Response> {
    for (const { method, pattern, handler } of this.routes) {
      const match = pattern.exec(request.path);
      if (!match || method !== request.method) continue;
      try {
        return await handler(request, match[1] ?? "");
      } catch (error) {
        if (error instanceof HttpError) return { status: error.status, body: { error: error.message } };
        throw error; // the server answers 500 and logs it
      }
    }
    return { status: 404, body: { error: "there is nothing here" } };
  }
}

/** The access token of a request. */
export function bearer(request: Request): string {
  const match = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "");
  if (!match) throw new Unauthorized("an access token is needed");
  return match[1];
}

/** A field of the body that has to be text. */
export function text(body: unknown, name: string): string {
  const value = body && typeof body === "object" ? (body as Record<string, unknown>)[name] : undefined;
  if (typeof value !== "string") throw new BadRequest(`${name} must be text`);
  return value;
}
