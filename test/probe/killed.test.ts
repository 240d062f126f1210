import { expect, test } from "vitest";
import { createAsk } from "../../src/probe/ask.ts";
import { parseJournal, readJournal, type JournalLine } from "../../src/probe/journal.ts";
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
  const kill = new AbortController();
  let requests = 0;
  let text = "";
  const { client, count } = shop.connect(async (request) => {
    if (kill.signal.aborted) throw new TypeError("the program is dead");
    requests += 1;
    if (requests < at) return await shop.simulator.fetch(request);
    if (serves) await shop.simulator.fetch(request);
    kill.abort(new Error("killed"));
    throw new TypeError("the program is dead");
  });
  const write = (line: JournalLine): void => {
    if (!kill.signal.aborted) text += `${JSON.stringify(line)}\n`;
  };
  await shop.probe({ client, count, journal: { write }, stop: kill.signal, abort: kill.signal });
  return cuts ? `${text}{"made":9` : text;
}

async function sweepShop(shop: ProbedShop, journal: string): Promise<Sweep> {
  const ask = createAsk({ ...shop.connect(), clock: shop.clock });
  const rest = readJournal(parseJournal(journal));
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

test("without its journal, a sweep takes away what has both the name and the marker of a probe, and nothing else", async () => {
  const shop = openShop();
  const create = async (name: string, description: string): Promise<void> => {
    const body = {
      name,
      description,
      enabled: false,
      audienceType: "USERS",
      definition: { query: "event('x').count() >= 1" },
    };
    await shop.connect().client.send("createAudience", { path: { spaceId: shop.space.id }, body });
  };
  await create("audiencectl-probe abc123 1", "Mine.");
  await create("Mine", "[audiencectl-probe:abc123]");
  await create("audiencectl-probe abc123 2", "[audiencectl-probe:zzz999]");
  const before = belongings(shop.space);
  await create("audiencectl-probe abc123 3", "[audiencectl-probe:abc123]");
  const swept = await sweepShop(shop, "");
  expect(swept).toMatchObject({ removed: 1, left: [] });
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
