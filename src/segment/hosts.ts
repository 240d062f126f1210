import { ApiUrlError } from "./errors.ts";

/** API hosts by region (API.md 1.1). */
export const apiHosts = {
  us: "https://api.segmentapis.com",
  eu: "https://eu1.api.segmentapis.com",
} as const;

/** A region in which a workspace can live. */
export type Region = keyof typeof apiHosts;

/**
 * The address to send requests to, without a slash at its end.
 *
 * @param override Replaces the region's host, as `PUBLIC_API_URL` does.
 * @throws {ApiUrlError} when it is not a URL, has parts that an address does not need (user name, query, fragment), or
 *   is plain http to anything but this machine.
 */
export function resolveApiUrl(region: Region, override?: string): string {
  if (override === undefined || override === "") return apiHosts[region];
  // What stands before an @ may be a password.
  if (!URL.canParse(override)) throw new ApiUrlError(`${JSON.stringify(override.replace(/^.*@/s, "…@"))} is not a URL`);
  const url = new URL(override);
  if (url.username || url.password) throw new ApiUrlError("the API address must not contain a user name or password");
  if (url.search || url.hash) throw new ApiUrlError("the API address must not contain a query or a fragment");
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw new ApiUrlError(`the API address begins with ${url.protocol} instead of https:`);
  if (url.protocol === "http:" && !isLoopback(url.hostname))
    throw new ApiUrlError(
      `${url.origin} would send the token unprotected: use https (plain http only to this machine)`,
    );
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

/** Whether a host name, as `URL` gives it, is this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
