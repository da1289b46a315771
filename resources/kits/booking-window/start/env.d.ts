/** What of Node.js the code and the tests here use. */

declare module "node:test" {
  type Body = () => void | Promise<void>;
  export function test(name: string, body: Body): void;
  export function it(name: string, body: Body): void;
  export function describe(name: string, body: () => void): void;
  export function before(body: Body): void;
  export function beforeEach(body: Body): void;
  export function after(body: Body): void;
  export function afterEach(body: Body): void;
  export default test;
}

declare module "node:assert/strict" {
  interface Assert {
    (value: unknown, message?: string): void;
    ok(value: unknown, message?: string): void;
    equal<T>(actual: T, expected: T, message?: string): void;
    notEqual(actual: unknown, expected: unknown, message?: string): void;
    deepEqual<T>(actual: T, expected: T, message?: string): void;
    notDeepEqual(actual: unknown, expected: unknown, message?: string): void;
    match(text: string, pattern: RegExp, message?: string): void;
    throws(body: () => unknown, expected?: unknown, message?: string): void;
    doesNotThrow(body: () => unknown, message?: string): void;
    rejects(body: Promise<unknown> | (() => Promise<unknown>), expected?: unknown, message?: string): Promise<void>;
    doesNotReject(body: Promise<unknown> | (() => Promise<unknown>), message?: string): Promise<void>;
    fail(message?: string): never;
  }
  const assert: Assert;
  export default assert;
}

declare module "node:timers/promises" {
  export function setTimeout<T>(milliseconds: number, value?: T): Promise<T>;
  export function setImmediate<T>(value?: T): Promise<T>;
}

declare const console: { log(...values: unknown[]): void; error(...values: unknown[]): void; table(value: unknown): void };
declare const process: { env: Record<string, string | undefined>; argv: string[] };
declare function setTimeout(body: () => void, milliseconds?: number): unknown;
declare function clearTimeout(timer: unknown): void;
declare function setImmediate(body: () => void): unknown;
declare function queueMicrotask(body: () => void): void;
declare function structuredClone<T>(value: T): T;
