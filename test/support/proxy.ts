import { createServer, type IncomingHttpHeaders } from "node:http";
import { connect, type AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { onTestFinished } from "vitest";

/** A real CONNECT proxy on this machine. */
export interface TestProxy {
  /** `127.0.0.1:PORT`. */
  host: string;
  url: string;
  /** The hosts and ports to which connections were asked for, in order. */
  targets: string[];
  /** The headers of each of them. */
  headers: IncomingHttpHeaders[];
}

/** What a proxy does with a request for a connection: leads it to a port here, answers with a status, or hangs up. */
export type ProxyConduct = { port: number } | { status: number } | "hang up";

/** Starts a proxy. It knows the names of all hosts: whatever is asked for is the one that it leads to. Ends with the test. */
export async function startProxy(conduct: ProxyConduct): Promise<TestProxy> {
  const targets: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const open = new Set<Duplex>();
  const server = createServer();
  server.on("connect", (request, socket, head) => {
    targets.push(request.url ?? "");
    headers.push(request.headers);
    open.add(socket.on("error", () => undefined));
    if (conduct === "hang up") return socket.destroy();
    if ("status" in conduct) return socket.end(`HTTP/1.1 ${conduct.status} No\r\ncontent-length: 0\r\n\r\n`);
    const behind = connect(conduct.port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      behind.write(head);
      behind.pipe(socket).pipe(behind);
    });
    behind.on("error", () => socket.destroy());
    socket.on("close", () => behind.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, url: `http://${host}`, targets, headers };
}
