import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** A request as it arrived. */
export interface Arrival {
  method: string;
  /** Path and query, as they were on the wire. */
  target: string;
  headers: IncomingMessage["headers"];
  body: string;
  /** By the monotonic clock. */
  atMs: number;
}

/** Answers one request, or does worse. */
export type Reply = (response: ServerResponse) => void;

/** A real server on this machine. */
export interface TestServer {
  url: string;
  /** Every request that arrived in full, in order. */
  arrivals: Arrival[];
}

/** Starts a server that gives the nth request the nth reply, and every further one the last. It ends with the test. */
export async function startServer(...replies: Reply[]): Promise<TestServer> {
  const arrivals: Arrival[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const reply = replies[Math.min(arrivals.length, replies.length - 1)];
    const { method = "", url: target = "", headers } = request;
    arrivals.push({ method, target, headers, body, atMs: performance.now() });
    reply?.(response);
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, arrivals };
}

/** A JSON answer. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return raw(status, JSON.stringify(body), { "content-type": "application/json", ...headers });
}

/** A success with some data. */
export function data(value: unknown, headers: Record<string, string> = {}): Reply {
  return answer(200, { data: value }, headers);
}

/** An answer with exactly this text. */
export function raw(status: number, body: string, headers: Record<string, string> = {}): Reply {
  return (response) => void response.writeHead(status, headers).end(body);
}

/** A 429 that says what the parameters say, and nothing else. */
export function refusal(headers: Record<string, string> = {}, msBeforeNext?: number): Reply {
  const told = msBeforeNext === undefined ? {} : { data: { remainingPoints: 0, msBeforeNext, consumedPoints: 61 } };
  return answer(429, { errors: [{ type: "RequestError", message: "Too many requests", ...told }] }, headers);
}

/** Ends the connection without an answer. */
export const reset: Reply = (response) => void response.socket?.destroy();

/** Never answers. */
export const silence: Reply = () => undefined;

/** Sends the headers and the first bytes of an answer, and then nothing. */
export const stall: Reply = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"data":');
};
