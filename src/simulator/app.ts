import { Hono } from "hono";
import { authenticate } from "./authenticate.ts";
import { ConnectionReset } from "./connection-reset.ts";
import { handlers } from "./handlers.ts";
import { operations } from "./operations.ts";
import { Refusal, refuse } from "./refusal.ts";
import { respondRefusal } from "./respond.ts";
import { callNames } from "./tracking/calls.ts";
import { serveTracking } from "./tracking/serve-tracking.ts";
import { serveOperation, type Services } from "./serve-operation.ts";

/** One served request, for tests and logs. Never contains the token. */
export interface RequestLogEntry {
  /** `tracking.<name>` for a call of the tracking API, `unknown` when the path or method is none of the API's. */
  operationId: string;
  method: string;
  /** The path without its query. */
  path: string;
  /** 0 when there was no answer: a fault broke the connection, or the client gave up waiting. */
  status: number;
}

/** A web application with a route for every operation of the OpenAPI file. Its `fetch` rejects as that of a simulator. */
export function createApp(services: Services, onRequest: (entry: RequestLogEntry) => void): Hono {
  const app = new Hono();

  const answer = async (operationId: string, request: Request, serve: () => Promise<Response>): Promise<Response> => {
    const log = (status: number): void =>
      onRequest({ operationId, method: request.method, path: new URL(request.url).pathname, status });
    const served = await serve().catch((error: unknown) => {
      if (!leavesNoAnswer(error, request)) return respondRefusal(toRefusal(error));
      log(0);
      throw error;
    });
    log(served.status);
    served.headers.set("date", new Date(services.world.clock.now()).toUTCString());
    return served;
  };

  for (const operation of operations) {
    const route = operation.path.replaceAll(/\{([^}]+)\}/g, ":$1");
    app.on(operation.method, route, (context) =>
      answer(operation.operationId, context.req.raw, () => {
        const matched = { request: context.req.raw, path: context.req.param() };
        return serveOperation(operation, handlers[operation.operationId], matched, services);
      }),
    );
  }
  // No operation of the Public API: another API of Segment, by which people and what they do arrive.
  for (const name of callNames)
    app.post(`/v1/${name}`, (context) =>
      answer(`tracking.${name}`, context.req.raw, () => serveTracking(name, context.req.raw, services)),
    );
  // Without this, the framework would make an answer of it.
  app.onError((error) => {
    throw error;
  });
  app.notFound((context) =>
    answer("unknown", context.req.raw, async () => {
      authenticate(context.req.raw, services.world.settings);
      throw refuse(404, `No operation of the API is ${context.req.method} ${context.req.path}.`);
    }),
  );
  return app;
}

function leavesNoAnswer(error: unknown, { signal }: Request): boolean {
  return error instanceof ConnectionReset || (signal.aborted && error === signal.reason);
}

// Anything else that is thrown is a mistake of the simulator or of its host's `onChange`. Saying what it was helps
// whoever runs it, and there is nobody else to hide it from.
function toRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : refuse(500, `The simulator failed: ${String(error)}`);
}
