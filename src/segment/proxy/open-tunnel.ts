import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { Socket } from "node:net";
import type { Proxy } from "./proxy.ts";
import { ProxyError, refusalOf } from "./proxy-error.ts";

/** As long the platform's `fetch` waits for a connection. */
const LONGEST_WAIT_MS = 10_000;

/**
 * A connection to a host and port through a proxy.
 *
 * @throws {ProxyError} when the proxy cannot be reached or opens none.
 */
export function openTunnel(proxy: Proxy, hostAndPort: string): Promise<Socket> {
  const request = proxy.origin.startsWith("https:") ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(proxy.origin, {
      method: "CONNECT",
      path: hostAndPort,
      agent: false,
      headers: { host: hostAndPort, ...(proxy.login && { "proxy-authorization": proxy.login.reveal() }) },
    });
    const silence = new Error(`no answer within ${LONGEST_WAIT_MS / 1000} s`);
    const timer = setTimeout(() => sent.destroy(silence), LONGEST_WAIT_MS);
    sent.once("close", () => clearTimeout(timer));
    sent.once("connect", ({ statusCode = 0 }, socket, head) => {
      clearTimeout(timer);
      if (statusCode < 200 || statusCode >= 300) {
        socket.destroy();
        return reject(refusalOf(proxy, statusCode));
      }
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    // A server that knows no CONNECT answers as to any other request.
    sent.once("response", (answer) => {
      answer.destroy();
      reject(refusalOf(proxy, answer.statusCode ?? 0));
    });
    sent.once("error", (error: Error & { code?: string }) => {
      // Node's error for a host with several addresses has no message of its own.
      const reason = error.message || error.code;
      reject(new ProxyError("proxy-unreachable", proxy, `cannot be reached: ${reason}`));
    });
    sent.end();
  });
}
