import { describe, expect, test } from "vitest";
import { unknownKeyFinder, type UnknownKey } from "../../src/plan/keys/unknown-keys.ts";
import { unknownKeyText } from "../../src/plan/keys/unknown-key-text.ts";
import { hashKey } from "../../src/resources/ownership.ts";
import type { DesiredResource, LiveResource } from "../../src/resources/resource.ts";
import { desired, live } from "./builders.ts";

interface Space {
  live?: LiveResource[];
  declared?: DesiredResource[];
  unread?: string;
}

function unknownIn(query: string, { live: present = [], declared = [], unread }: Space = {}): UnknownKey[] {
  const because = { because: "the token may not read them", featureMissing: false };
  const complete = unread === undefined ? {} : { [unread]: because };
  return unknownKeyFinder({ live: present, complete }, declared)({ kind: "Audience", spec: { definition: { query } } });
}

const asked = "trait('big_spenders') = 'true'";
const key = "big_spenders";
const spenders = { name: "Big spenders" };

describe("a name in a query that nothing has", () => {
  test("is told without evidence where it is asked for as an audience", () => {
    expect(unknownIn(asked)).toEqual([{ key }]);
  });

  test("is told with what is spelt almost alike", () => {
    expect(unknownIn(asked, { live: [live("big_spender")] })).toEqual([{ key, near: "big_spender" }]);
  });

  test.each([
    ["its value is asked for", "trait('plan') = 'pro'"],
    ["it is compared with a number", "trait('orders') >= 3"],
    ["the server makes no such keys", "trait('emailVerified') = 'true' AND trait('address.valid') = 'true'"],
    ["it is the key of a step of a journey", "trait('j_o_flow__step_ghgzm') = 'true'"],
    ["it is the key of a prediction", "trait('predictive_vip_665') = 'true'"],
    ["it is still to be filled in", "trait('${audience.vip.key}') = 'true'"],
    ["nobody understands the query", "(trait('vip') = 'true'"],
  ])("is not told where %s", (_why, query) => {
    expect(unknownIn(query)).toEqual([]);
  });

  test("is not told while anything has it, whoever owns that", () => {
    expect(unknownIn(asked, { live: [live("x", { key, marker: null })] })).toEqual([]);
  });

  test("is not told while objects that may have it could not be read", () => {
    expect(unknownIn(asked, { unread: "ComputedTrait" })).toEqual([]);
    expect(unknownIn(asked, { unread: "SpaceFilter" })).toHaveLength(1);
  });
});

describe("a key that nothing has is known to be one", () => {
  const heir = live("x", { ...spenders, key: `${key}_2`, marker: null });
  const asValue = "trait('big_spenders') = 'pro'";

  test.each<[why: string, space: Space, evidence: object]>([
    [
      "by the object that should have it and was given another",
      { live: [heir] },
      { type: "heir", name: "Big spenders", key: `${key}_2` },
    ],
    [
      "by a manifest whose object is missing",
      { declared: [desired("spenders", spenders)] },
      { type: "missing", address: "audience/spenders" },
    ],
    [
      "by a manifest that adopted it, whatever its object is called by now",
      { declared: [desired("spenders", { name: "Whales" }, { adopt: { key } })] },
      { type: "missing", address: "audience/spenders" },
    ],
    [
      "by a marker that was written for it",
      { live: [live("x", { name: "Copy", marker: { keyHash: hashKey(key) } })] },
      { type: "marker", of: '"Copy" (aud_x)' },
    ],
  ])("%s", (_why, space, evidence) => {
    expect(unknownIn(asked, space)).toEqual([{ key, evidence }]);
  });

  test("not where its value is asked for, because an audience has none", () => {
    expect(unknownIn(asValue, { live: [heir], declared: [desired("spenders", spenders)] })).toEqual([]);
  });

  test("where its value is asked for and computed traits speak for it", () => {
    const trait: LiveResource = { ...heir, kind: "ComputedTrait" };
    expect(unknownIn(asValue, { live: [trait] })).toMatchObject([{ key, evidence: { type: "heir" } }]);
  });

  test("not by a manifest whose object is there under another key", () => {
    const declared = [desired("spenders", spenders)];
    expect(unknownIn(asked, { live: [live("spenders", { key: "whales" })], declared })).toEqual([{ key }]);
  });
});

describe("what is said of it", () => {
  test.each<[UnknownKey, reason: string, hint: string]>([
    [
      { key },
      "that is normal for a trait that identify calls set, and a mistake where an audience is meant",
      "leave a trait of identify calls as it is; if an audience is meant, name one that is there; a manifest that says ${audience.NAME.key} follows a new key",
    ],
    [
      { key, near: "big_spender" },
      "that is normal for a trait that identify calls set, and a mistake where an audience is meant",
      "leave a trait of identify calls as it is; if an audience is meant, did you mean big_spender? a manifest that says ${audience.NAME.key} follows a new key",
    ],
    [
      { key, evidence: { type: "missing", address: "audience/spenders" } },
      "it would be the key of audience/spenders, which is missing in the space",
      "to have audience/spenders again, name ${audience.spenders.key} in the query of the audience, which follows whatever key a new object gets, and apply both; otherwise take big_spenders out of the query and apply it",
    ],
  ])("%j", (found, reason, hint) => {
    const sentence = "names the key big_spenders, which no audience or computed trait of the space has";
    expect(unknownKeyText(found, "Audience")).toEqual({ sentence, reason, hint });
  });
});
