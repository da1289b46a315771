import { createHmac, timingSafeEqual } from "node:crypto";

/** What an access token says. `exp` is in seconds. */
export interface Claims {
  sid: string;
  exp: number;
}

export function sign(claims: Claims, key: string): string {
  const body = Buffer.from(JSON.stringify(claims)).toString("base64url");
  return `${body}.${mac(body, key)}`;
}

/** The claims of a token that is signed with the key and has not expired. */
export function verify(token: string, key: string, now: number): Claims | null {
  const [body = "", given = ""] = token.split(".");
  if (!sameBytes(Buffer.from(given), Buffer.from(mac(body, key)))) return null;
  const claims = JSON.parse(Buffer.from(body, "base64url").toString()) as Claims;
  return claims.exp > now / 1000 ? claims : null;
}

/** Takes the same time wherever the two differ. */
function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

function mac(body: string, key: string): string {
  return createHmac("sha256", key).update(body).digest("base64url");
}
