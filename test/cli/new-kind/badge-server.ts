import { onTestFinished } from "vitest";
import { serveSimulator } from "../../../src/simulator/server.ts";
import type { JsonObject } from "../../../src/values/json.ts";
import { startSpace } from "../../support/space.ts";

/** A space that has badges besides everything else. */
export interface BadgeSpace {
  url: string;
  /** What is stored, by id. */
  badges: Map<string, JsonObject>;
}

/** Starts a server that keeps badges itself and leaves the rest to a simulator. It ends with the test. */
export async function startBadgeSpace(): Promise<BadgeSpace> {
  const { simulator } = await startSpace();
  const badges = new Map<string, JsonObject>();
  const server = await serveSimulator(
    {
      async fetch(request) {
        const [, id] = /^\/spaces\/[^/]+\/badges(?:\/([^/]+))?$/.exec(new URL(request.url).pathname) ?? [undefined];
        const isAboutBadges = new URL(request.url).pathname.includes("/badges");
        return isAboutBadges ? Response.json(await answer(request, id, badges)) : await simulator.fetch(request);
      },
    },
    { port: 0 },
  );
  onTestFinished(() => server.close());
  return { url: server.url, badges };
}

async function answer(request: Request, id: string | undefined, badges: Map<string, JsonObject>): Promise<JsonObject> {
  const body = request.method === "POST" || request.method === "PATCH" ? ((await request.json()) as JsonObject) : {};
  if (request.method === "POST") {
    const made = { id: `bdg_${badges.size + 1}`, key: `badge_${badges.size + 1}`, ...body };
    badges.set(made.id, made);
    return { data: { badge: made } };
  }
  if (id === undefined)
    return { data: { badges: [...badges.values()], pagination: { current: "", totalEntries: badges.size } } };
  const badge = { ...badges.get(id), ...body };
  if (request.method === "DELETE") badges.delete(id);
  else badges.set(id, badge);
  return { data: { badge, status: "SUCCESS" } };
}
