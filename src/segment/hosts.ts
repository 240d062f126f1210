import { showAddress } from "../values/show-address.ts";
import { ApiUrlError } from "./errors.ts";

/** API hosts by region (API.md 1.1). */
export const apiHosts = {
  us: "https://api.segmentapis.com",
  eu: "https://eu1.api.segmentapis.com",
} as const;

/** A region in which a workspace can live. */
export type Region = keyof typeof apiHosts;

const segmentHostnames: ReadonlySet<string> = new Set(Object.values(apiHosts).map((url) => new URL(url).hostname));

/** One long word, as tokens are, and neither an address nor the name of a host. */
const tokenLike = /^([\w~+=-]{20,}|eyJ\S+)$/;

/**
 * The address to send requests to, without a slash at its end. Errors tell scheme and host of the override and no more.
 *
 * @param override Replaces the region's host, as `PUBLIC_API_URL` does.
 * @param allowedHosts Exact names of the hosts that may be sent the token, besides Segment's and this machine. Default: none.
 * @throws {ApiUrlError} when it is not a URL, has parts that an address does not need (user name, query, fragment), is
 *   plain http to anything but this machine, or leads to a host that was not allowed.
 */
export function resolveApiUrl(region: Region, override?: string, allowedHosts: readonly string[] = []): string {
  if (override === undefined || override === "") return apiHosts[region];
  const completed = withScheme(override.trim());
  if (completed !== undefined)
    throw new ApiUrlError("the API address lacks its scheme", { completed: showAddress(completed) });
  if (!URL.canParse(override))
    throw new ApiUrlError(
      `the API address is not a URL${tokenLike.test(override.trim()) ? ", but may be a token" : ""}`,
    );
  const url = new URL(override);
  if (url.username || url.password) throw new ApiUrlError("the API address must not contain a user name or password");
  if (url.search || url.hash) throw new ApiUrlError("the API address must not contain a query or a fragment");
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw new ApiUrlError("the API address has to begin with https://");
  if (isLoopback(url.hostname)) return withoutSlash(url);
  const shown = showAddress(override);
  if (url.protocol === "http:")
    throw new ApiUrlError(`${shown} would send the token unprotected: use https (plain http only to this machine)`);
  const isAllowed = allowedHosts.some((host) => host.toLowerCase() === url.hostname);
  if (segmentHostnames.has(url.hostname) || isAllowed) return withoutSlash(url);
  throw new ApiUrlError(`${shown} is not Segment's, and nobody allowed it to have the token`, {
    foreignHost: url.hostname,
  });
}

/** Hosts that an address without a scheme begins with, alone or with a port. Anything else could be a token. */
const bareHost = /^(localhost|127(?:\.\d+){3}|\[::1\]|(?:[a-z\d-]+\.)*segmentapis\.com)(?::\d+)?(?=\/|$)/i;

/** An address that lacks only its scheme, with that; `undefined` for any other text. */
function withScheme(text: string): string | undefined {
  const [host] = bareHost.exec(text) ?? [];
  if (host === undefined) return undefined;
  const whole = `${/segmentapis/i.test(host) ? "https" : "http"}://${text}`;
  return URL.canParse(whole) ? whole : undefined;
}

function withoutSlash({ origin, pathname }: URL): string {
  return `${origin}${pathname.replace(/\/+$/, "")}`;
}

/** Whether a host name, as `URL` gives it, is this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
