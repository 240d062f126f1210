import { onTestFinished } from "vitest";
import type { SpaceAccess } from "../../src/live/call-kind.ts";
import { createSegmentClient } from "../../src/segment/client.ts";
import { laneLimits } from "../../src/segment/lanes.ts";
import { Secret } from "../../src/segment/secret.ts";
import { serveSimulator } from "../../src/simulator/server.ts";
import type { JsonObject } from "../../src/values/json.ts";

/** What a server answers to a request: the data of an answer, or the status of a refusal. */
export type Answer = JsonObject | number;

/** A local server that answers by table, and access to its one space. */
export interface AnsweringSpace {
  access: SpaceAccess;
  /** Every request, as `METHOD /path?query`. */
  requests: string[];
}

/** Starts it. It ends with the test. @param answers By method and path: `GET /filters`; all else is refused with 404. */
export async function startAnswering(answers: Record<string, Answer>): Promise<AnsweringSpace> {
  const requests: string[] = [];
  const server = await serveSimulator(
    {
      fetch({ method, url }) {
        const { pathname, search } = new URL(url);
        requests.push(`${method} ${pathname}${search}`);
        const answer = answers[`${method} ${pathname}`] ?? 404;
        if (typeof answer === "object") return Promise.resolve(Response.json({ data: answer }));
        return Promise.resolve(
          Response.json({ errors: [{ type: "refused", message: "Not for you." }] }, { status: answer }),
        );
      },
    },
    { port: 0 },
  );
  onTestFinished(() => server.close());
  const client = createSegmentClient({
    token: new Secret("PLACEHOLDER-TOKEN"),
    apiUrl: server.url,
    limits: laneLimits(),
    timeScale: 600,
  });
  return { access: { client, spaceId: "spa_1" }, requests };
}
