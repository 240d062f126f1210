import { describe, expect, it } from "vitest";
import type { CallInput } from "../../src/segment/call-input.ts";
import { PathParameterError } from "../../src/segment/errors.ts";
import { operationRow, operations, type OperationId } from "../../src/segment/operations.ts";
import { calls, clientFor, rejectionOf, TOKEN } from "./support/client.ts";
import { data, startServer, type Arrival } from "./support/server.ts";

async function arrivalOf<Id extends OperationId>(operation: Id, input: CallInput<Id>, base = ""): Promise<Arrival> {
  const server = await startServer(data({}));
  await clientFor(server.url + base).call(operation, input);
  const [arrival] = server.arrivals;
  if (!arrival) throw new Error("nothing arrived");
  return arrival;
}

/** An input that fills every path parameter; the types of one operation do not fit a loop over all. */
function anyInput(id: OperationId): never {
  const names = [...operationRow(id).path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, "x"]);
  const body = ["GET", "DELETE"].includes(operationRow(id).method) ? {} : { body: {} };
  return { path: Object.fromEntries(names), ...body } as never;
}

const ids = Object.keys(operations) as OperationId[];
const writes = ids.filter((id) => !["GET", "DELETE"].includes(operationRow(id).method));

describe("the media type", () => {
  it.each(ids)("of %s is asked for in its own version", async (id) => {
    const { headers } = await arrivalOf(id, anyInput(id));
    expect(headers.accept).toBe(`application/vnd.segment.${operationRow(id).version}+json`);
  });

  it.each(writes)("of %s is the body's too", async (id) => {
    const { headers } = await arrivalOf(id, anyInput(id));
    expect(headers["content-type"]).toBe(`application/vnd.segment.${operationRow(id).version}+json`);
  });

  it("is left out of Content-Type when there is no body", async () => {
    const input = { path: { spaceId: "s", audienceId: "a" } };
    const { headers } = await arrivalOf("forceExecuteAudienceRun", input);
    expect(headers["content-type"]).toBeUndefined();
  });
});

describe("a request", () => {
  it("carries the token as a bearer", async () => {
    const { headers } = await arrivalOf("getSpace", { path: { spaceId: "s" } });
    expect(headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it("carries its body as JSON with a known length", async () => {
    const server = await startServer(data({}));
    await calls.update(clientFor(server.url));
    const [arrival] = server.arrivals;
    expect([arrival?.body, arrival?.headers["content-length"]]).toEqual(['{"enabled":false}', "17"]);
  });

  it("keeps the path of the API address in front of its own", async () => {
    const { target } = await arrivalOf("getSpace", { path: { spaceId: "s" } }, "/base/path");
    expect(target).toBe("/base/path/spaces/s");
  });
});

describe("a path parameter", () => {
  it.each([
    ["a/b", "a%2Fb"],
    ["../audiences", "..%2Faudiences"],
    ["a?b#c", "a%3Fb%23c"],
    ["100%", "100%25"],
    ["%2e%2e", "%252e%252e"],
    ["...", "..."],
    [".a", ".a"],
    ["a\\b", "a%5Cb"],
    ["é 🙂", "%C3%A9%20%F0%9F%99%82"],
  ])("%j is sent as one segment, %s", async (id, segment) => {
    const { target } = await arrivalOf("getAudience", { path: { spaceId: "spa_1", id } });
    expect(target).toBe(`/spaces/spa_1/audiences/${segment}`);
  });

  const impossible = ["", ".", "..", "\ud83d"];

  it.each(impossible)("%j is refused", async (id) => {
    const call = clientFor("http://127.0.0.1:9").call("getAudience", { path: { spaceId: "spa_1", id } });
    expect(await rejectionOf(call)).toBeInstanceOf(PathParameterError);
  });

  it.each(impossible)("%j is refused before anything is sent", async (id) => {
    const server = await startServer(data({}));
    await rejectionOf(clientFor(server.url).call("removeAudienceFromSpace", { path: { spaceId: "spa_1", id } }));
    expect(server.arrivals).toHaveLength(0);
  });

  it("that is missing is refused by name", async () => {
    const call = clientFor("http://127.0.0.1:9").call("getAudience", { path: { spaceId: "spa_1" } } as never);
    expect((await rejectionOf(call)).message).toBe('getAudience cannot be sent: "" is no possible id');
  });
});

describe("a query", () => {
  it("keeps its dotted names", async () => {
    const query = { "pagination.count": 3, "pagination.cursor": "Mw==" };
    const { target } = await arrivalOf("listSpaces", { query });
    expect(target).toBe("/spaces?pagination.count=3&pagination.cursor=Mw%3D%3D");
  });

  it("leaves out what has no value", async () => {
    const { target } = await arrivalOf("listSpaces", { query: { "pagination.cursor": undefined } as never });
    expect(target).toBe("/spaces");
  });

  it.each([
    ["a b", "a%20b"],
    ["a+b", "a%2Bb"],
    ["$& $1 '\"", "%24%26%20%241%20%27%22"],
    ["a&b=c#d", "a%26b%3Dc%23d"],
  ])("writes %j so that every reader understands it", async (text, written) => {
    const query = { "search.type": "NAME", "search.query": text } as const;
    const { target } = await arrivalOf("listAudiences", { path: { spaceId: "s" }, query });
    expect(target).toBe(`/spaces/s/audiences?search.type=NAME&search.query=${written}`);
  });
});

describe("a list in a query", () => {
  const volumes = { granularity: "DAY", startTime: "2026-01-01T00:00:00Z", endTime: "2026-01-02T00:00:00Z" } as const;

  it("is sent entry by entry under its name with brackets", async () => {
    const query = { ...volumes, groupBy: ["eventName", "source"] };
    const { target } = await arrivalOf("getEventsVolumeFromWorkspace", { query });
    expect(new URL(target, "http://x").searchParams.getAll("groupBy[]")).toEqual(["eventName", "source"]);
  });

  it("is not sent when it is empty", async () => {
    const { target } = await arrivalOf("getEventsVolumeFromWorkspace", { query: { ...volumes, sourceId: [] } });
    expect(target).not.toContain("sourceId");
  });
});

describe("the name of an event in a path", () => {
  it.each(["Order Completed", "Return/Exchange", "100% off?", "Größe #3", "🎉 Party", "a.b"])(
    "%s is one segment",
    async (eventName) => {
      const { target } = await arrivalOf("listPropertiesFromEvent", { path: { spaceId: "s", eventName } });
      const segments = target.split("/");
      expect([segments.length, decodeURIComponent(segments[4] ?? "")]).toEqual([6, eventName]);
    },
  );
});
