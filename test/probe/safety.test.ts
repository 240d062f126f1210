import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/values/json.ts";
import { createAsk } from "../../src/probe/ask.ts";
import { ForeignWriteError, UnexpectedError } from "../../src/probe/ends.ts";
import { createWorkbench, type Workbench } from "../../src/probe/workbench.ts";
import { openShop } from "./support/probed.ts";

interface Sent {
  method: string;
  path: string;
  body: JsonObject;
}

/** Everything that a probe without `--slow` writes. */
async function watchWrites(): Promise<Sent[]> {
  const shop = openShop();
  const sent: Sent[] = [];
  const { client, count } = shop.connect(async (request) => {
    const { method } = request;
    const text = await request.clone().text();
    const body = text === "" ? {} : (JSON.parse(text) as JsonObject);
    if (method !== "GET") sent.push({ method, path: new URL(request.url).pathname, body });
    return await shop.simulator.fetch(request);
  });
  await shop.probe({ client, count, leftOut: { H: "it takes hours" } });
  return sent;
}

describe("what a probe sends", () => {
  let watched: Promise<Sent[]> | undefined;
  const writes = (): Promise<Sent[]> => (watched ??= watchWrites());

  test("is switched off, but for one audience that does not say it", async () => {
    const made = (await writes()).filter(
      ({ method, path }) => method === "POST" && /\/(audiences|computed-traits|filters|activations)$/.test(path),
    );
    expect(made.filter(({ body }) => body["enabled"] === true)).toEqual([]);
    expect(made.filter(({ body }) => body["enabled"] === undefined)).toHaveLength(1);
  });

  test("never asks for a resync", async () => {
    const resyncs = (await writes()).filter(({ body }) => body["performResync"] === true);
    expect(resyncs).toEqual([]);
  });

  test("asks for nothing but an event that nobody sends", async () => {
    const events = (await writes()).flatMap(({ body }) => [...JSON.stringify(body).matchAll(/event\( ?'([^']*)'/g)]);
    expect(events.length).toBeGreaterThan(20);
    expect(events.filter(([, name = ""]) => !/^audiencectl probe [0-9a-z]{6} never sent$/.test(name))).toEqual([]);
  });

  test("has the marker of its run in every description but one, which is emptied", async () => {
    const descriptions = (await writes()).flatMap(({ body }) =>
      typeof body["description"] === "string" ? [body["description"]] : [],
    );
    expect(descriptions.filter((text) => !/^\[audiencectl-probe:[0-9a-z]{6}\]$/.test(text))).toEqual([""]);
  });

  test("is never a run, a download or a messaging subscription", async () => {
    const paths = (await writes()).map(({ path }) => path);
    expect(paths.filter((path) => /\/runs$|download|messaging|iam/.test(path))).toEqual([]);
  });

  test("is at most three previews", async () => {
    const previews = (await writes()).filter(({ path }) => path.endsWith("/previews"));
    expect(previews.length).toBeLessThanOrEqual(3);
  });
});

describe("what the code of a probe can write to", () => {
  const open = (): { bench: Workbench; writes: string[] } => {
    const shop = openShop();
    const ask = createAsk({ ...shop.connect(), clock: shop.clock });
    const journal = { write: () => undefined };
    return { bench: createWorkbench({ ask, spaceId: shop.space.id, run: "abc123", journal }), writes: shop.writes };
  };
  const theirs = { kind: "audience", id: "aud_1", name: "audiencectl-probe abc123 1", key: "k" } as const;

  const attempts: readonly (readonly [string, (bench: Workbench) => Promise<unknown>])[] = [
    ["an edit of what it did not make", (bench) => bench.edit(theirs, { name: "Mine" })],
    ["a deletion of what it did not make", (bench) => bench.remove(theirs)],
    [
      "a part of an audience that it did not make",
      (bench) => bench.part("addDestinationToAudience", theirs, { path: { audienceId: theirs.id } }),
    ],
    ["an object that has no name of its run", (bench) => bench.create("audience", { name: "Mine" })],
    ["a write that goes as a read", async (bench) => await bench.look("createAudience", {})],
  ];

  test.for(attempts)("is never %s", async ([, attempt]) => {
    const { bench, writes } = open();
    await expect((async () => attempt(bench))()).rejects.toThrow(ForeignWriteError);
    expect(writes).toEqual([]);
  });

  test("is no part of another audience than the one that is named", async () => {
    const { bench, writes } = open();
    const { object } = await bench.make("audience");
    const attempt = bench.part("addDestinationToAudience", object, { path: { audienceId: "aud_other" } });
    await expect(attempt).rejects.toThrow(ForeignWriteError);
    expect(writes).toHaveLength(1);
  });

  test("is no fourth preview", async () => {
    const { bench } = open();
    const preview = () => bench.preview({ audienceType: "USERS", definition: { query: "event('x').count() >= 1" } });
    for (let n = 0; n < 3; n += 1) await preview();
    await expect((async () => preview())()).rejects.toThrow(UnexpectedError);
  });
});
