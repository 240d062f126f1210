import { serve, type Http2Bindings, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { ConnectionReset } from "./connection-reset.ts";
import { HalfAnswer } from "./half-answer.ts";
import { bracketed, foreignHostCheck } from "./refuse-foreign-hosts.ts";
import { respondRefusal } from "./respond.ts";
import type { Simulator } from "./simulator.ts";

/** Where a simulator listens. */
export interface ServeOptions {
  /** 0 takes any free port. */
  port: number;
  /** Default `127.0.0.1`: reachable from this machine only. */
  hostname?: string;
}

/** A simulator that listens. */
export interface SimulatorServer {
  /** Its base URL, without a slash at the end. */
  url: string;
  /** Stops listening and ends every connection, idle keep-alive ones included. */
  close(): Promise<void>;
}

/**
 * Lets a simulator listen over plain HTTP. On an address of this machine alone it answers to no foreign `Host`. Rejects when the port is taken
 * or not allowed.
 */
export function serveSimulator(
  simulator: Pick<Simulator, "fetch">,
  { port, hostname = "127.0.0.1" }: ServeOptions,
): Promise<SimulatorServer> {
  return new Promise((resolve, reject) => {
    const listening = (info: { port: number }): void => {
      resolve({ url: `http://${bracketed(hostname)}:${info.port}`, close });
    };
    // The library's own Request and Response must not replace those of a process that is a client as well.
    const server = serve(
      { fetch: actOut(simulator, foreignHostCheck(hostname)), port, hostname, overrideGlobalObjects: false },
      listening,
    );
    server.once("error", reject);

    const close = (): Promise<void> =>
      new Promise((closed, failed) => {
        server.close((error) => (error ? failed(error) : closed()));
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
  });
}

// Over a socket, a broken connection is one that really breaks, and silence is to write no more.
function actOut({ fetch }: Pick<Simulator, "fetch">, refuseForeign: ReturnType<typeof foreignHostCheck>) {
  return async (request: Request, { incoming, outgoing }: HttpBindings | Http2Bindings): Promise<Response> => {
    const foreign = refuseForeign(incoming.headers.host);
    if (foreign) return respondRefusal(foreign);
    try {
      const response = await fetch(request);
      if (!(response instanceof HalfAnswer)) return response;
      outgoing.statusCode = response.status;
      for (const [name, value] of response.headers) outgoing.setHeader(name, value);
      (outgoing as NodeJS.WritableStream).write(response.half);
      return RESPONSE_ALREADY_SENT;
    } catch (error) {
      if (error instanceof ConnectionReset) outgoing.socket?.resetAndDestroy();
      // Nobody is there any more to be answered.
      else if (!request.signal.aborted) throw error;
      return RESPONSE_ALREADY_SENT;
    }
  };
}
