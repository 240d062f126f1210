import { expect, test } from "vitest";
import type { Catalog } from "../../src/catalog/generated/catalog.ts";
import { keepUnread } from "../../src/catalog/keep/keep-unread.ts";
import { spaceSide } from "../../src/catalog/keep/space-side.ts";

const head = { apiVersion: "audiencectl/v1", kind: "Catalog", environment: "test", space: "shop" } as const;
const unread = { events: "listEvents failed (HTTP 404)" };

test.each([
  ["2026-01-05", "2026-03-02", "2026-01-05"],
  ["2026-03-02", "2026-01-05", "2026-01-05"],
])("kept events of %s do not become younger beside traits of %s", (former, now, expected) => {
  const kept = keepUnread({ ...head, seenSince: now, unread }, { ...head, seenSince: former, events: [{ name: "A" }] });
  expect(kept).toMatchObject({ seenSince: expected, events: [{ name: "A" }], kept: ["events"] });
});

test("a list that was read stays as it was read, even without anything in it", () => {
  const former: Catalog = { ...head, events: [{ name: "A" }], users: [{ name: "a", origin: "CUSTOM" }] };
  expect(keepUnread({ ...head, unread, users: [] }, former)).toMatchObject({ users: [], kept: ["events"] });
});

test("that a trait is left over is kept while nobody can see whether it still is", () => {
  const trait = { name: "vip", origin: "AUDIENCE" } as const;
  const now: Catalog = { ...head, unread: { audiences: "listAudiences failed (HTTP 403)" }, users: [trait] };
  const former: Catalog = { ...head, users: [{ ...trait, leftOver: true }] };
  expect(keepUnread(now, former)).toMatchObject({ users: [{ ...trait, leftOver: true }], kept: ["audiences"] });
});

test("what only a plan declared is nothing that a space said", () => {
  const catalog: Catalog = {
    ...head,
    trackingPlan: "tp_1",
    unread,
    events: [{ name: "A", calls: ["TRACK"], declared: true }],
  };
  expect(spaceSide(catalog).events).toBeUndefined();
});
