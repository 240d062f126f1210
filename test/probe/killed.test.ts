import { expect, test } from "vitest";
import { createAsk } from "../../src/probe/ask.ts";
import { readJournal, type JournalLine } from "../../src/probe/journal.ts";
import { parseJournal } from "../../src/probe/parse-journal.ts";
import { sweep, type Sweep } from "../../src/probe/sweep.ts";
import { isLong } from "../support/length.ts";
import { expectUntouched } from "./support/expect-untouched.ts";
import { belongings, only, openShop, type ProbedShop } from "./support/probed.ts";

/** Random numbers that are the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** About so many requests a probe of a shop makes. */
const REQUESTS = 170;

/**
 * Probes until the program is killed: at a request, before it arrives or after it was served, after which nothing is sent
 * and nothing is written down any more.
 *
 * @returns The text of the journal. What was being written may be cut off.
 */
async function probeUntilKilled(shop: ProbedShop, random: () => number): Promise<string> {
  const at = Math.ceil(random() * REQUESTS);
  const [serves, cuts] = [random() < 0.5, random() < 0.3];
  let requests = 0;
  const text = await probeUntil(shop, async () => (requests += 1) >= at, serves);
  return cuts ? `${text}{"made":9` : text;
}

/** @param kills Whether the program is killed at a request. @param serves Whether that still arrives. */
async function probeUntil(
  shop: ProbedShop,
  kills: (request: Request) => Promise<boolean>,
  serves: boolean,
): Promise<string> {
  const kill = new AbortController();
  let text = "";
  const { client, count } = shop.connect(async (request) => {
    if (kill.signal.aborted) throw new TypeError("the program is dead");
    if (!(await kills(request))) return await shop.simulator.fetch(request);
    if (serves) await shop.simulator.fetch(request);
    kill.abort(new Error("killed"));
    throw new TypeError("the program is dead");
  });
  const write = (line: JournalLine): void => {
    if (!kill.signal.aborted) text += `${JSON.stringify(line)}\n`;
  };
  await shop.probe({ client, count, journal: { write }, stop: kill.signal, abort: kill.signal });
  return text;
}

async function sweepShop(shop: ProbedShop, journal: string): Promise<Sweep> {
  const ask = createAsk({ ...shop.connect(), clock: shop.clock });
  const rest = readJournal(parseJournal(journal).lines);
  return await sweep({ ask, spaceId: shop.space.id, rest, sleep: (seconds) => shop.clock.sleep(seconds) });
}

const moments = Array.from({ length: isLong ? 50 : 3 }, (_, index) => index + 1);

test.for(moments)(
  "a probe that is killed leaves nothing that a sweep does not take away: moment %i",
  { timeout: 60_000 },
  async (moment) => {
    const shop = openShop({
      deleteWithConnections: 409,
      deleteWithDependants: 409,
      nameCollision: moment % 2 === 0 ? 409 : "suffix",
    });
    const before = belongings(shop.space);
    const journal = await probeUntilKilled(shop, createRandom(moment * 7919));
    const swept = await sweepShop(shop, journal);
    expect(swept.left).toEqual([]);
    expectUntouched(shop, before);
  },
);

test.each([
  [{ emptyDescription: "accept" }, "PATCH", '"description":""'],
  [{ filterPatch: "clear" }, "PATCH", '"integrationId"'],
] as const)(
  "what an edit of the probe took the name or the marker from is known by the journal: %o",
  { timeout: 60_000 },
  async (settings, method, body) => {
    const shop = openShop(settings);
    const before = belongings(shop.space);
    const isIt = async (request: Request): Promise<boolean> =>
      request.method === method && (await request.clone().text()).includes(body);
    const journal = await probeUntil(shop, isIt, true);
    const swept = await sweepShop(shop, journal);
    expect(swept).toMatchObject({ left: [], kept: [] });
    expect(swept.removed).not.toEqual([]);
    expectUntouched(shop, before);
  },
);

test("without its journal, a sweep takes away what has both the name and the marker of a probe, and nothing else", async () => {
  const shop = openShop();
  const create = async (name: string, description: string): Promise<void> => {
    const body = {
      name,
      description,
      enabled: false,
      audienceType: "USERS",
      definition: { query: `event('audiencectl probe abc123 never sent').count() >= 1` },
    };
    await shop.connect().client.send("createAudience", { path: { spaceId: shop.space.id }, body });
  };
  await create("audiencectl-probe abc123 1", "Mine.");
  await create("Mine", "[audiencectl-probe:abc123]");
  await create("audiencectl-probe abc123 2", "[audiencectl-probe:zzz999]");
  const before = belongings(shop.space);
  await create("audiencectl-probe abc123 3", "[audiencectl-probe:abc123]");
  const swept = await sweepShop(shop, "");
  expect(swept).toMatchObject({ removed: [{ name: "audiencectl-probe abc123 3" }], left: [] });
  expectUntouched(shop, before);
});

test("a sweep says what stays, and why", async () => {
  const shop = openShop({ deleteWhileLocked: "refuse", lockSeconds: 100_000 });
  // After its first probe that locks.
  const stop = new AbortController();
  const { sweep: swept } = await shop.probe({
    leftOut: only("AB"),
    stop: stop.signal,
    tell: (event) => {
      if (event.event === "probe" && event.title === "an edit of one option alone") stop.abort();
    },
  });
  expect(swept.left).toMatchObject([{ kind: "audience", because: expect.stringContaining("lock") as unknown }]);
});

test("a probe that is stopped sweeps, and tells what it found until then", async () => {
  const shop = openShop();
  const before = belongings(shop.space);
  const stop = new AbortController();
  const { profile, sweep: swept } = await shop.probe({
    stop: stop.signal,
    tell: (event) => {
      if (event.event === "probe" && event.group === "B") stop.abort();
    },
  });
  expect(profile.end).toEqual({ how: "interrupted", because: "it was interrupted" });
  expect(profile.settings["tokenAccess"]?.value).toBe("full");
  expect(swept.left).toEqual([]);
  expectUntouched(shop, before);
});

test("a probe whose requests are used up sweeps", async () => {
  const shop = openShop();
  const before = belongings(shop.space);
  const { profile } = await shop.probe({ budget: 40 });
  expect(profile.end.how).toBe("budget");
  expectUntouched(shop, before);
});

test("a probe that only reads writes nothing", async () => {
  const shop = openShop();
  const { profile } = await shop.probe({ journal: undefined as never });
  expect(shop.writes).toEqual([]);
  expect(profile.groups["B"]).toEqual({ outcome: "left-out", because: "only reads were asked for", requests: 0 });
});
