import type { Socket } from "node:net";
import { callbackify, promisify } from "node:util";
import type { buildConnector } from "undici";
import type { SendRequest } from "../attempt.ts";
import { chooseProxy, type Environment } from "./choose-proxy.ts";
import type { Proxy } from "./proxy.ts";
import { findProxyError, ProxyError } from "./proxy-error.ts";
import { openTunnel } from "./open-tunnel.ts";

/**
 * What sends requests to an address: the platform's `fetch`, or one that goes through the proxy that the environment
 * names for it. A proxy that refused the login is not asked again, because repeated attempts lock accounts.
 *
 * @throws {ProxyAddressError} when the variable that counts is not the address of a proxy.
 */
export function createSend(address: string, env: Environment): SendRequest {
  const { proxy } = chooseProxy(address, env);
  if (!proxy) return (request) => fetch(request);
  let loading: Promise<SendRequest> | undefined;
  return async (request) => await (await (loading ??= sendThrough(proxy)))(request);
}

/** Node 20 can use none but its own connections, so this has a `fetch` of its own. It is loaded only where it is needed. */
async function sendThrough(proxy: Proxy): Promise<SendRequest> {
  // A bundler gives a CommonJS module as its default only.
  const { Agent, buildConnector: makeConnector, fetch: fetchThrough } = (await import("undici")).default;
  const secure = promisify(makeConnector({}));
  // The others wait for the first connection: what came of that may be that the proxy must not be asked again.
  let first: Promise<Socket> | undefined;
  let refused: ProxyError | undefined;
  const open = async (target: buildConnector.Options): Promise<Socket> => {
    if (first) await first.catch(() => undefined);
    if (refused) throw refused;
    const { protocol, hostname } = target;
    const host = hostname.includes(":") ? `[${hostname.replace(/^\[|\]$/g, "")}]` : hostname;
    const port = target.port || (protocol === "https:" ? "443" : "80");
    const opening = openTunnel(proxy, `${host}:${port}`);
    first ??= opening;
    const httpSocket = await opening.catch((error: unknown) => {
      if (error instanceof ProxyError && error.code === "proxy-login") refused = error;
      throw error;
    });
    return protocol === "https:" ? ((await secure({ ...target, httpSocket })) as Socket) : httpSocket;
  };
  const dispatcher = new Agent({ connect: callbackify(open) as unknown as buildConnector.connector });
  return async (request) => {
    const { method, headers, redirect, signal } = request;
    // Whole, so that its length is sent along as with the platform's `fetch`.
    const body = request.body === null ? null : await request.arrayBuffer();
    try {
      const answer = await fetchThrough(request.url, {
        method,
        headers: [...headers],
        body,
        redirect,
        signal,
        dispatcher,
      });
      return new Response(answer.body as ReadableStream | null, {
        status: answer.status,
        headers: [...answer.headers],
      });
    } catch (error) {
      throw findProxyError(error) ?? error;
    }
  };
}
