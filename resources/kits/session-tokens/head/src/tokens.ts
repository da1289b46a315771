import { createHmac } from "node:crypto";

/** What a token says: an access token has `exp`, in seconds, and a refresh token has `turn`. */
export interface Claims {
  sid: string;
  exp?: number;
  turn?: number;
}

export function sign(claims: Claims, key: string): string {
  const body = Buffer.from(JSON.stringify(claims)).toString("base64url");
  return `${body}.${mac(body, key)}`;
}

/** The claims of a token that is signed with one of the keys. */
export function read(token: string, keys: string[]): Claims | null {
  const [body = "", given = ""] = token.split(".");
  if (!keys.some((key) => mac(body, key) === given)) return null;
  return JSON.parse(Buffer.from(body, "base64url").toString()) as Claims;
}

/** The claims of an access token that is signed with one of the keys and has not expired. */
export function verify(token: string, keys: string[], now: number): Claims | null {
  const claims = read(token, keys);
  return claims?.exp !== undefined && claims.exp > now / 1000 ? claims : null;
}

function mac(body: string, key: string): string {
  return createHmac("sha256", key).update(body).digest("base64url");
}
