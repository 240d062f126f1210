import { describe, expect, test } from "vitest";
import type { WriteRequest } from "../../src/apply/guarded-write.ts";
import type { Outcome } from "../../src/apply/outcome.ts";
import { awaitsAnother, findDuplicates, removeDuplicate } from "../../src/apply/resolve-duplicates.ts";
import type { WriteContext } from "../../src/apply/writer.ts";
import type { Change } from "../../src/plan/generated/plan.ts";
import { joinDescription } from "../../src/resources/marker.ts";
import { hashKey } from "../../src/resources/ownership.ts";
import type { LiveResource } from "../../src/resources/resource.ts";
import { SegmentApiError } from "../../src/segment/errors.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { desiredPart, livePart, managing } from "../report/parts.ts";

const [creation] = plan([desired("a")], []).changes;
const outcome: Outcome = { address: "audience/a", action: "create", status: "done", id: "aud_own" };
const at = (id: string, createdAt: string) => live("a", { id, facts: { ...live("a").facts, createdAt } });

/** What a run does that made `aud_own` and then finds these objects in the list. */
async function meet(...list: LiveResource[]) {
  return await meetWhile(list, list);
}

/** The same where single reads show other objects than the list, which lags. */
async function meetWhile(space: LiveResource[], list: LiveResource[]) {
  const deleted: string[] = [];
  const find = (wanted = ""): LiveResource | undefined =>
    space.find(({ id }) => id === wanted && !deleted.includes(wanted));
  const context = {
    plannedIds: new Set(),
    pause: async () => undefined,
    access: { client: { call: async (_: string, { path }: { path: { id: string } }) => answerWith(find(path.id)) } },
    guardedWrite: async ({ id }: Change, { decide }: WriteRequest) => {
      const request = decide(find(id), false);
      if (request) deleted.push(id ?? "");
      return { sent: request !== undefined, answer: { status: "SUCCESS" } };
    },
  } as unknown as WriteContext;
  const [doubled] = creation ? findDuplicates([creation], () => outcome, list) : [];
  return { deleted, reported: doubled && (await removeDuplicate(doubled, context)) };
}

/** A read of an object, as the API answers it. */
function answerWith(object: LiveResource | undefined): object {
  if (!object) throw new SegmentApiError("getAudience", 404, []);
  const { id, key, name, ownership, spec, facts } = object;
  const description = joinDescription("", typeof ownership === "object" ? ownership : undefined);
  return { audience: { ...spec, ...facts, id, key, name, description } };
}

test("the run that made the younger of two takes its own back and says so", async () => {
  const { deleted, reported } = await meet(at("aud_other", "2026-01-01"), at("aud_own", "2026-01-02"));
  expect(deleted).toEqual(["aud_own"]);
  expect(reported).toMatchObject({ status: "stale", reason: { code: "apply-doubled" } });
});

test("the run that made the older of two leaves both alone", async () => {
  expect(await meet(at("aud_own", "2026-01-01"), at("aud_other", "2026-01-02"))).toEqual({
    deleted: [],
    reported: undefined,
  });
});

test("a run takes its own back also while the list shows it without the key that its marker has by now", async () => {
  const older = at("aud_other", "2026-01-01");
  const made = { ...at("aud_own", "2026-01-02"), key: "a_2" };
  const now = { ...made, ownership: live("a", { marker: { keyHash: hashKey("a_2") } }).ownership };
  const { deleted } = await meetWhile([older, now], [older, made]);
  expect(deleted).toEqual(["aud_own"]);
});

test("parts go before what they belong to, and with it, whatever there is of their like", () => {
  const owner = desired("a");
  const connection = desiredPart(owner, "Destination", { destination: { id: "64a1" } });
  const { changes } = plan([managing(owner, "Destination"), connection], []);
  const ids: Record<string, string> = { "audience/a": "aud_own", "audience/a/destination/64a1": "ii_own" };
  const space = [
    at("aud_other", "2026-01-01"),
    at("aud_own", "2026-01-02"),
    livePart(["aud_own"], "Destination", "ii_own", { destination: { id: "64a1" } }),
  ];
  const done = (address: string): Outcome => ({ address, action: "create", status: "done", id: ids[address] ?? "" });
  const doubled = findDuplicates(changes, done, space);
  expect(doubled.map(({ own }) => own.id)).toEqual(["ii_own", "aud_own"]);
  expect(doubled[0]?.reason.message).toContain("part of audience/a");
});

test("an object of another name or project is no twin", async () => {
  const foreign = live("a", { id: "aud_foreign", marker: { project: "sales" } });
  const { deleted } = await meet(foreign, live("b"), at("aud_own", "2026-01-02"));
  expect(deleted).toEqual([]);
});

describe("of two schedules, which do not tell their age,", () => {
  const every = { strategy: "PERIODIC", config: { interval: "4h" } };
  const owner = managing(desired("a", { audienceType: "LINKED" }), "Schedule");
  const { changes } = plan(
    [owner, desiredPart(owner, "Schedule", every)],
    [live("a", { spec: { audienceType: "LINKED" } })],
  );
  const made = (id: string): LiveResource => {
    const part = livePart(["aud_a"], "Schedule", id, every);
    return { ...part, facts: { ...part.facts, createdAt: "" } };
  };
  const done =
    (id: string) =>
    (address: string): Outcome | undefined =>
      address.includes("schedule") ? { address, action: "create", status: "done", id } : undefined;
  const both = [made("sch_1"), made("sch_2")];

  test("the run that made the one with the later id takes it back at once", () => {
    expect(awaitsAnother(changes, done("sch_2"), both)).toBe(false);
    expect(findDuplicates(changes, done("sch_2"), both).map(({ own }) => own.id)).toEqual(["sch_2"]);
  });

  test("the run that made the other waits for that", () => {
    expect(awaitsAnother(changes, done("sch_1"), both)).toBe(true);
    expect(awaitsAnother(changes, done("sch_1"), [made("sch_1")])).toBe(false);
  });

  test("and takes its own back when nobody did, because the run that made the other had ended before", () => {
    expect(findDuplicates(changes, done("sch_1"), both).map(({ own }) => own.id)).toEqual(["sch_1"]);
  });

  test("one that the plan itself deletes was made by no other run, though the list still shows it", () => {
    const creation = changes.find(({ kind }) => kind === "Schedule");
    const gone = { ...creation, address: "audience/a/schedule/9", action: "delete", id: "sch_1" } as Change;
    expect(findDuplicates([...changes, gone], done("sch_2"), both)).toEqual([]);
  });
});
