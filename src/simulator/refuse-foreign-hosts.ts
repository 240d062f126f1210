import { isLoopback } from "../segment/hosts.ts";
import { refuse, type Refusal } from "./refusal.ts";

/**
 * A check of the names that requests call the server by. A page in a browser may let its own name point at this machine
 * and so reach what listens here only; its requests carry that name. A server that listens to the whole network has
 * names that it cannot know, and takes any.
 *
 * @param hostname What the server listens on.
 * @returns A function of a `Host` header: the refusal, or `undefined`.
 */
export function foreignHostCheck(hostname: string): (host: string | undefined) => Refusal | undefined {
  if (!isLoopback(bracketed(hostname))) return () => undefined;
  return (host = "") => {
    const address = `http://${host}`;
    if (URL.canParse(address) && isLoopback(new URL(address).hostname)) return undefined;
    return refuse(421, `The simulator answers to localhost and 127.0.0.1 only, not to ${JSON.stringify(host)}.`);
  };
}

/** An address as it stands in a URL: that of version 6 in brackets. */
export function bracketed(hostname: string): string {
  return hostname.includes(":") ? `[${hostname}]` : hostname;
}
