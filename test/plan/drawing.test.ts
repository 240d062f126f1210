import { isChange } from "../../src/plan/change/is-change.ts";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Plan } from "../../src/plan/generated/plan.ts";
import type { DesiredResource, LiveResource } from "../../src/resources/resource.ts";
import { desiredPart, livePart, managing } from "../report/parts.ts";
import { desired, live, plan, refersTo } from "./builders.ts";

const file = path.resolve(import.meta.dirname, "../../src/plan/order/requirements.ts");
const uses = (key: string) => ({ definition: { query: `trait('${key}') = 'true'` } });
const following = (name: string, target: string): DesiredResource => {
  const { spec, references } = refersTo(target);
  return desired(name, spec, { references });
};
const replaced = (name: string): DesiredResource =>
  desired(name, { audienceType: "ACCOUNTS" }, { replaceAllowed: true });
const filterSpec = (name: string) => ({ name, description: "", if: "event = 'A'", drop: true, enabled: true });
const filter = (name: string): DesiredResource =>
  desired(name, {}, { kind: "SpaceFilter", address: `filter/${name}`, spec: filterSpec(name) });
const liveFilter = (name: string): LiveResource => ({
  ...live(name),
  kind: "SpaceFilter",
  id: `flt_${name}`,
  name,
  spec: filterSpec(name),
});

const every = (interval: string) => ({ strategy: "PERIODIC", config: { interval } });
const linked = { audienceType: "LINKED" };
const parent = managing(desired("z", linked), "Schedule", "Destination");
const liveParent = live("z", { spec: linked });
const connection = (id: string, parentOf = parent) =>
  desiredPart(parentOf, "Destination", { destination: { id }, connectionSettings: { a: 1 } });
const liveConnection = (id: string, a = 1): LiveResource =>
  livePart(["aud_z"], "Destination", `con_${id}`, { destination: { id }, connectionSettings: { a } });

/** Each arrow of the drawing, with a plan in which names would have it the other way round. */
const arrows: Record<string, { plan: () => Plan; order: string[] }[]> = {
  "create the owner of a key ──▶ create, update what starts to use it": [
    { plan: () => plan([desired("z"), following("a", "z")], []), order: ["create z", "create a"] },
    { plan: () => plan([desired("z"), following("a", "z")], [live("a")]), order: ["create z", "update a"] },
  ],
  "replace the owner of a key ──▶ update what goes on to use it": [
    {
      plan: () => plan([replaced("z"), following("a", "z")], [live("z"), live("a", { spec: uses("z") })]),
      order: ["replace z", "update a"],
    },
  ],
  "update, delete the last user of a key ──▶ delete its owner": [
    { plan: () => plan([desired("z")], [live("a"), live("z", { spec: uses("a") })]), order: ["update z", "delete a"] },
    { plan: () => plan([], [live("a"), live("z", { spec: uses("a") })]), order: ["delete z", "delete a"] },
  ],
  "update a user that stops to use a key ──▶ replace its owner": [
    {
      plan: () => plan([desired("z"), replaced("a")], [live("a"), live("z", { spec: uses("a") })]),
      order: ["update z", "replace a"],
    },
  ],
  "update a user that stops to use a key ──▶ update its owner that starts to use the user's": [
    {
      plan: () => plan([desired("z"), desired("a", uses("z"))], [live("a"), live("z", { spec: uses("a") })]),
      order: ["update z", "update a"],
    },
  ],
  "delete, replace, rename the holder of a name ──▶ create, rename what takes the name": [
    {
      plan: () => plan([desired("a", { name: "Z" })], [live("z"), live("a")]),
      order: ["delete z", "update a"],
    },
    {
      plan: () => plan([desired("z", { name: "New" }), desired("a", { name: "Z" })], [live("z", { key: "old" })]),
      order: ["update z", "create a"],
    },
    {
      plan: () =>
        plan(
          [
            desired("z", { name: "New", audienceType: "ACCOUNTS" }, { replaceAllowed: true }),
            desired("a", { name: "Z" }),
          ],
          [live("z"), live("a")],
        ),
      order: ["replace z", "update a"],
    },
  ],
  "delete the holder of a key ──▶ create what gets the key": [
    {
      plan: () => plan([desired("a", { name: "z!", definition: { query: "event('B').count() >= 1" } })], [live("z")]),
      order: ["delete z", "create a"],
    },
  ],
  "delete an object of a full space ──▶ create another of its kind": [
    {
      plan: () => {
        const full = Array.from({ length: 10 }, (_, index) => `n${index}`);
        return plan([filter("a"), ...full.slice(0, 9).map(filter)], full.map(liveFilter));
      },
      order: ["delete n9", "create a"],
    },
  ],
  "adopt, update, create the parent ──▶ create, update its part": [
    { plan: () => plan([parent, connection("a")], []), order: ["create z", "create a"] },
    {
      plan: () =>
        plan(
          [{ ...parent, adopt: { key: "z" } }, connection("a")],
          [live("z", { spec: linked, marker: null }), liveConnection("a", 2)],
        ),
      order: ["adopt z", "update a"],
    },
    {
      plan: () => plan([{ ...parent, spec: { ...parent.spec, enabled: false } }, connection("a")], [liveParent]),
      order: ["update z", "create a"],
    },
  ],
  "delete a part ──▶ delete its parent": [
    {
      plan: () => plan([], [live("a"), livePart(["aud_a"], "Schedule", "s", every("4h"))]),
      order: ["delete 1", "delete a"],
    },
  ],
  "delete a part ──▶ create another of its kind beside it": [
    { plan: () => plan([parent, connection("a")], [liveParent, liveConnection("z")]), order: ["delete z", "create a"] },
  ],
};

test("the drawing at the head of the requirements has the arrows of this table", () => {
  const lines = readFileSync(file, "utf8").match(/^ \*   .* ──▶ .*$/gm) ?? [];
  expect(lines.map((line) => line.slice(" *   ".length))).toEqual(Object.keys(arrows));
});

test.each(Object.entries(arrows))("%s", (_arrow, cases) => {
  for (const { plan: make, order } of cases) {
    const { changes, refused } = make();
    expect(refused).toEqual([]);
    const done = changes.filter(isChange);
    expect(done.map(({ action, address }) => `${action} ${address.split("/").at(-1)}`)).toEqual(order);
  }
});
