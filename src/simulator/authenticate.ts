import { userOfToken } from "./ids.ts";
import { refuse } from "./refusal.ts";
import type { SimulatorSettings } from "./settings.ts";

/** Who makes a request. The token itself goes no further than this file. */
export interface Caller {
  /** A hash that tells callers apart, for rate limits. */
  tokenId: string;
  /** What `createdBy` and `updatedBy` become. */
  actor: string;
}

/**
 * The caller of a request. Throws a 401 `Refusal` for a token that is missing, malformed or, by the setting
 * `tokenAccess`, not allowed to do this: 401 is also documented for missing permission (API.md 1.4).
 */
export function authenticate(request: Request, settings: SimulatorSettings): Caller {
  const token = /^Bearer ([!-~]+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (token === undefined) throw refuse(401, "A bearer token is required in the Authorization header.");
  const reads = request.method === "GET" || request.method === "HEAD";
  if (settings.tokenAccess === "none" || (settings.tokenAccess === "read" && !reads)) {
    throw refuse(401, "The token does not have permission for this operation.");
  }
  const tokenId = userOfToken(token);
  // Simulator only, so that a demo can act out an edit by hand.
  const actedUser = request.headers.get("x-simulator-user");
  return { tokenId, actor: actedUser === null || actedUser === "" ? tokenId : actedUser };
}
