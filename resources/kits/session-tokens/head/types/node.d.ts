// What the service uses of Node 20.

declare class Buffer {
  static from(text: string, encoding?: "utf8" | "base64url"): Buffer;
  readonly length: number;
  toString(encoding?: "utf8" | "base64url"): string;
}

declare module "node:crypto" {
  interface Hash {
    update(text: string): Hash;
    digest(): Buffer;
    digest(encoding: "base64url"): string;
  }
  export function createHash(algorithm: string): Hash;
  export function createHmac(algorithm: string, key: string): Hash;
  export function randomUUID(): string;
  export function timingSafeEqual(a: Buffer, b: Buffer): boolean;
}

declare module "node:test" {
  export function test(name: string, run: () => void | Promise<void>): Promise<void>;
}

declare module "node:assert/strict" {
  interface Assert {
    (value: unknown, message?: string): asserts value;
    equal(actual: unknown, expected: unknown): void;
    notEqual(actual: unknown, expected: unknown): void;
    deepEqual(actual: unknown, expected: unknown): void;
  }
  const assert: Assert;
  export default assert;
}

declare class AbortSignal {
  static timeout(milliseconds: number): AbortSignal;
}

interface RequestInit {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
}

interface FetchResponse {
  readonly ok: boolean;
  readonly status: number;
  json(): Promise<unknown>;
}

declare function fetch(url: string, init?: RequestInit): Promise<FetchResponse>;

declare const process: { readonly env: Record<string, string | undefined> };
declare const console: { log(text: string): void };
