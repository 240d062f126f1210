import { createHash, randomBytes } from "node:crypto";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
// The epoch of KSUIDs, 2014-05-13T16:53:20Z, in seconds since 1970.
const ksuidEpochSeconds = 1_400_000_000;

/** An id as the API makes them (API.md 1.8): a prefix and 27 characters, a KSUID, so that later ids sort later. */
export function createId(prefix: string, nowMs: number): string {
  const seconds = Buffer.alloc(4);
  seconds.writeUInt32BE(Math.max(0, Math.floor(nowMs / 1000) - ksuidEpochSeconds));
  return prefix + base62(Buffer.concat([seconds, randomBytes(16)]), 27);
}

// Few tokens ask for much, and a hash with its spelling takes as long as finding the operation.
const users = new Map<string, string>();
const mostUsers = 1000;

/**
 * The user that a token acts as: `usr_` and 22 characters of a hash. Stable, and the token cannot be read from it.
 * Which user the real API names for changes made with a token is not documented (API.md 1.8).
 */
export function userOfToken(token: string): string {
  const known = users.get(token);
  if (known !== undefined) return known;
  const digest = createHash("sha256").update(`audiencectl simulator user ${token}`).digest();
  const user = `usr_${base62(digest.subarray(0, 16), 22)}`;
  if (users.size >= mostUsers) users.clear();
  users.set(token, user);
  return user;
}

function base62(bytes: Buffer, length: number): string {
  let rest = BigInt(`0x${bytes.toString("hex")}`);
  let text = "";
  while (rest > 0n) {
    text = alphabet.charAt(Number(rest % 62n)) + text;
    rest /= 62n;
  }
  return text.padStart(length, "0");
}
