import { describe, expect, test } from "vitest";
import { addKeyUsers, findChangedKeys } from "../../src/apply/changed-keys.ts";
import type { Outcome } from "../../src/apply/outcome.ts";
import { desired, live, plan } from "../plan/builders.ts";

const replacing = plan([desired("a", { audienceType: "ACCOUNTS" }, { replaceAllowed: true })], [live("a")]);
const done = (key: string): Outcome => ({ address: "audience/a", action: "replace", status: "done", id: "aud_n", key });
const asking = { definition: { query: "trait('a') = 'true'" } };

describe("the keys that an apply changed", () => {
  test("are those of replaced objects which got another", () => {
    expect(findChangedKeys(replacing, [done("a_2")])).toEqual([{ address: "audience/a", before: "a", after: "a_2" }]);
    expect(findChangedKeys(replacing, [done("a")])).toEqual([]);
  });

  test("come with everybody who still asks for them, whoever that belongs to", () => {
    const changed = findChangedKeys(replacing, [done("a_2")]);
    const users = [live("b", { spec: asking }), live("f", { spec: asking, marker: { project: "other" } })];
    expect(addKeyUsers(changed, replacing, [live("a", { key: "a_2" }), ...users])[0]?.users).toEqual([
      "audience/b",
      '"F" (aud_f)',
    ]);
  });

  test("are not dead when another object has them", () => {
    const changed = findChangedKeys(replacing, [done("a_2")]);
    expect(addKeyUsers(changed, replacing, [live("b", { key: "a" }), live("c", { spec: asking })])[0]?.users).toEqual(
      [],
    );
  });
});
