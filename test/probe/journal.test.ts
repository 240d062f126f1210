import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { beginJournal, readJournalFile } from "../../src/commands/probe/journal-file.ts";
import { halfLimits } from "../../src/probe/half-limits.ts";
import { readJournal, type JournalLine } from "../../src/probe/journal.ts";
import { parseJournal } from "../../src/probe/parse-journal.ts";
import { operationRow, operations, type OperationId } from "../../src/segment/operations.ts";
import { temporaryFolder } from "../support/project.ts";
import { openShop } from "./support/probed.ts";

/** A probe of a shop where locks last, watched from beside the shop. */
const watched = once(async () => {
  const shop = openShop({ lockSeconds: 600 });
  const before = shop.space.audiences.length;
  const journal: JournalLine[] = [];
  const unsaid: string[] = [];
  let most = 0;
  const { client, count } = shop.connect(async (request) => {
    const { name } = request.method === "POST" ? ((await request.clone().json()) as { name?: string }) : {};
    const last = journal.at(-1);
    if (name !== undefined && !(last && "intend" in last && last.name === name)) unsaid.push(name);
    const answer = await shop.simulator.fetch(request);
    most = Math.max(most, shop.space.audiences.length - before + (shop.space.filters?.length ?? 0));
    return answer;
  });
  await shop.probe({ client, count, journal: { write: (line) => void journal.push(line) } });
  return { journal, unsaid, most };
});

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}

describe("the journal of a probe", () => {
  test("says what is made before it is sent", async () => {
    const { unsaid, journal } = await watched();
    expect(unsaid).toEqual([]);
    expect(journal.filter((line) => "intend" in line).length).toBeGreaterThan(20);
  });

  test("has nothing open after a probe that was not cut short", async () => {
    expect(readJournal((await watched()).journal)?.open).toEqual([]);
  });

  test("can be read up to the line that was being written", () => {
    const file = path.join(temporaryFolder(), "probe.json.journal");
    const journal = beginJournal(file, "audiencectl probe --sweep");
    journal.write({ run: "abc123", space: "spa_1" });
    journal.write({ intend: "audience", n: 1, name: "audiencectl-probe abc123 1" });
    journal.write({ made: 1, id: "aud_1" });
    journal.write({ intend: "trait", n: 2, name: "audiencectl-probe abc123 2" });
    journal.close();
    const open = [
      { kind: "audience", name: "audiencectl-probe abc123 1", id: "aud_1" },
      { kind: "trait", name: "audiencectl-probe abc123 2" },
    ];
    expect(readJournalFile(file, "audiencectl probe --sweep")?.rest).toEqual({
      run: "abc123",
      space: "spa_1",
      open,
      parts: [],
    });
    const text = readFileSync(file, "utf8");
    expect(readJournal(parseJournal(text.slice(0, -5)).lines)?.open).toEqual(open.slice(0, 1));
  });
});

test("a probe stays at half of every published limit, and below what the project file sets", () => {
  const limits = halfLimits({ listAudiences: 10 });
  expect(limits["listAudiences"]).toBe(10);
  const published = (Object.keys(operations) as OperationId[]).flatMap((id) =>
    operationRow(id).limits.flatMap(({ requests, per }) => (per === "minute" ? [[id, requests] as const] : [])),
  );
  expect(published.filter(([id, requests]) => (limits[id] ?? Infinity) > requests / 2)).toEqual([]);
});

test("a probe has at most twelve objects at a time", async () => {
  const { most } = await watched();
  expect(most).toBeGreaterThan(4);
  expect(most).toBeLessThanOrEqual(12);
});
