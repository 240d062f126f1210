import { claimOn } from "../../src/importing/claim.ts";
import type { JsonValue } from "../../src/values/json.ts";
import { describe, expect, test } from "vitest";
import { SecretNames } from "../../src/importing/hide-secrets.ts";
import { makeManifests } from "../../src/importing/make-manifests.ts";
import { chooseNames } from "../../src/importing/choose-names.ts";
import { manifestFileName } from "../../src/importing/file-name.ts";
import { selectObjects, type Candidate, type Selection } from "../../src/importing/select-objects.ts";
import type { LiveResource } from "../../src/resources/resource.ts";
import { liveAudience } from "./support.ts";

/** The text of the manifest for one audience; `others` live beside it. */
function manifestOf(live: LiveResource, others: LiveResource[] = []): string {
  const input = { objects: [live], space: [live, ...others], managed: [], takenNames: new Set<string>() };
  return makeManifests(input)[0]?.text ?? "";
}

const fields = (spec: Record<string, JsonValue>): string => manifestOf(liveAudience({}, spec));
const history = "/options/includeHistoricalData";
const backfill = "/options/backfillEventDataDays";

describe("a manifest", () => {
  test("says what is live, and what else is known in a comment", () => {
    const text = fields({ "/description": "Three orders.", "/definition/query": "trait('a')='b' and trait('c')='d'" });
    expect(text).toBe(`# Imported from Segment, where its key was high_spenders
apiVersion: audiencectl/v1
kind: Audience
metadata:
  name: high-spenders
  adopt:
    key: high_spenders
spec:
  name: High spenders
  description: Three orders.
  audienceType: USERS
  enabled: true
  definition:
    query: |
      trait('a') = 'b'
      AND trait('c') = 'd'
  destinations: []
`);
  });

  test("says nothing in a comment that another id or key would make false", () => {
    expect(manifestOf(liveAudience({ key: "" })).split("\n")[0]).toBe("# Imported from Segment");
  });

  test.each([
    [
      "the default identifiers in another order",
      { "/options/filterByExternalIds": ["ios.idfa", "email", "user_id", "android.idfa"] },
    ],
    ["no historical data", { [history]: false }],
    [
      "history that the query forces",
      { [history]: true, "/definition/query": "event('A').within(7 days).count() >= 1" },
    ],
    [
      "the window that the server took",
      { [history]: true, [backfill]: 30, "/definition/query": "event('A').within(30 days).count() >= 1" },
    ],
    ["the target of most", { "/audienceType": "LINKED", "/definition/targetEntity": "profile", [history]: true }],
    ["a target that is gone", { "/audienceType": "LINKED", "/definition/targetEntity": null, [history]: true }],
    ["a target of an audience that cannot have one", { "/definition/targetEntity": "accounts" }],
    ["a window without history", { [backfill]: 30 }],
  ])("leaves out %s", (_what, spec: Record<string, JsonValue>) => {
    const text = fields(spec);
    expect(text).not.toContain("options");
    expect(text).not.toContain("targetEntity");
  });

  test.each([
    ["a window that is not the default", { [history]: true, [backfill]: 90 }, "backfillEventDataDays: 90"],
    [
      "a window where the default is uncertain",
      { [history]: true, [backfill]: 2, "/definition/query": "event('A').within(36 hours).count() >= 1" },
      "backfillEventDataDays: 2",
    ],
    [
      "the history that a window needs",
      { [history]: true, [backfill]: 9, "/definition/query": "event('A').within(7 days).count() >= 1" },
      "includeHistoricalData: true",
    ],
    ["identifiers", { "/options/filterByExternalIds": ["email"] }, "filterByExternalIds: [email]"],
    ["a target", { "/audienceType": "LINKED", "/definition/targetEntity": "accounts" }, "targetEntity: accounts"],
    [
      "a query that is not understood, letter by letter",
      { "/definition/query": "what (( is  ${this}" },
      "query: what (( is  $${this}",
    ],
    ["what YAML 1.1 takes for a switch", { "/description": "no" }, 'description: "no"'],
    ["what YAML 1.1 takes for a date", { "/description": "2024-01-01" }, 'description: "2024-01-01"'],
  ])("writes %s", (_what, spec: Record<string, JsonValue>, line) => {
    expect(fields(spec)).toContain(line);
  });

  test.each([
    ["a shared key", { key: "k" }, [liveAudience({ id: "aud_2", key: "k" })]],
    ["an empty key", { key: "" }, []],
    ["a key with a template", { key: "${k}" }, []],
  ])("adopts by id with %s", (_what, over, others) => {
    expect(manifestOf(liveAudience(over), others)).toContain("adopt:\n    id: aud_1\n");
  });

  test("cannot be broken out of by a key", () => {
    const live = liveAudience({ key: "a\u2028\u0085\nspec: evil" });
    expect(manifestOf(live).split("\n")[0]).toMatch(/ where its key was a.*spec: evil$/);
    expect(manifestOf(live).split("\n")[1]).toBe("apiVersion: audiencectl/v1");
  });
});

describe("references", () => {
  const object = (key: string, query: string): LiveResource =>
    liveAudience({ id: `aud_${key}`, key, name: key }, { "/definition/query": query });
  const texts = (...objects: LiveResource[]): string[] =>
    makeManifests({ objects, space: objects, managed: [], takenNames: new Set() }).map(({ text }) => text);

  test("replace keys in trait() and nowhere else", () => {
    const [, text] = texts(
      object("a", "event('x').count() >= 1"),
      object("b", "trait('a') = 'a' AND event('a').count() >= 1"),
    );
    expect(text).toContain("trait('${audience.a.key}') = 'a'");
    expect(text).toContain("event('a')");
  });

  test("stay literal in a circle, while what leads into it is linked", () => {
    const [a, b, c] = texts(
      object("a", "trait('b') = '1'"),
      object("b", "trait('a') = '1'"),
      object("c", "trait('a') = '1'"),
    );
    expect([a, b, c].map((text) => text?.includes("${"))).toEqual([false, false, true]);
  });

  test("to a key that two objects share stay literal", () => {
    const twins = [object("a", "event('x').count() >= 1"), { ...object("a", "event('x').count() >= 1"), id: "aud_2" }];
    expect(texts(...twins, object("b", "trait('a') = '1'")).at(-1)).not.toContain("${");
  });

  test("to itself stay literal", () => {
    expect(texts(object("a", "trait('a') = '1'"))[0]).not.toContain("${");
  });
});

describe("names", () => {
  test.each([
    ["High spenders", "high-spenders"],
    ["  --A/B\\C: 'd'--  ", "a-b-c-d"],
    ["Café", "cafe"],
    ["日本語", "the-key"],
    [`${"x".repeat(62)} y`, "x".repeat(62)],
    ["yes", "yes"],
  ])("%s becomes %s", (name, wanted) => {
    expect([...chooseNames([liveAudience({ name, key: "the_key" })], new Set()).values()]).toEqual([wanted]);
  });

  test("without any letter is that of the kind", () => {
    expect([...chooseNames([liveAudience({ name: "日本", key: "__" })], new Set()).values()]).toEqual(["audience"]);
  });

  test("that are taken get numbers, within the allowed length", () => {
    const long = "y".repeat(63);
    const objects = ["A", "a!", "A?", long].map((name, at) => liveAudience({ id: `aud_${at}`, name }));
    const names = [...chooseNames(objects, new Set(["a", long])).values()];
    expect(names).toEqual(["a-2", "a-3", "a-4", `${"y".repeat(61)}-2`]);
  });
});

describe("a selection", () => {
  const free = (name: string, key: string, type = "USERS"): Candidate => ({
    live: liveAudience({ id: key, name, key }, { "/audienceType": type }),
    claim: { type: "free" },
  });
  const growth = { project: "growth", environment: "test" };
  const owner = { project: "sales", environment: "test", name: "vip", keyHash: "-", baseline: ".", protect: false };
  const owned: Candidate = {
    live: liveAudience({ id: "owned", name: "Owned VIP", key: "owned" }),
    claim: claimOn(liveAudience({ key: "owned", ownership: owner }), [], growth),
  };
  const candidates = [free("VIP", "vip"), free("vip/two", "vip_two", "LINKED"), free("Other", "other"), owned];
  const select = (selection: Partial<Selection>): { keys: (string | undefined)[]; problems: string[] } => {
    const { chosen, problems } = selectObjects(candidates, {
      all: false,
      keys: [],
      names: [],
      types: [],
      ...selection,
    });
    return {
      keys: chosen.map(({ key }) => key),
      problems: problems.map(({ message, hint }) => `${message} [${hint}]`),
    };
  };

  test.each<[string, Partial<Selection>, string[]]>([
    ["everything that is free", { all: true }, ["vip", "vip_two", "other"]],
    ["keys", { keys: ["other", "vip"] }, ["vip", "other"]],
    ["globs over slashes and letter case", { names: ["vip*"] }, ["vip", "vip_two"]],
    ["question marks", { names: ["v?p"] }, ["vip"]],
    ["types", { all: true, types: ["LINKED"] }, ["vip_two"]],
    ["keys and globs together", { keys: ["other"], names: ["VIP"] }, ["vip", "other"]],
  ])("takes %s", (_what, selection, wanted) => {
    expect(select(selection)).toEqual({ keys: wanted, problems: [] });
  });

  test.each<[string, Partial<Selection>, string]>([
    ["a misspelt key", { keys: ["othr"] }, 'no object of the space has the key "othr" [did you mean other?]'],
    [
      "an owned key",
      { keys: ["owned"] },
      'owned ("Owned VIP") belongs to the project sales, environment test, as audience/vip; to take it over, write this line in the metadata of a manifest: adopt: {key: owned, from: sales@test} [undefined]',
    ],
    ["a key of another type", { keys: ["vip"], types: ["LINKED"] }, "vip is of type USERS, not LINKED [undefined]"],
    [
      "a glob that fits nothing",
      { names: ["nope*"] },
      'no display name in the space fits "nope*" [* stands for any text]',
    ],
  ])("tells of %s", (_what, selection, problem) => {
    expect(select(selection).problems).toEqual([problem]);
  });

  test("says that a damaged marker is somebody's", () => {
    expect(claimOn(liveAudience({ ownership: "unreadable" }), [], growth)).toMatchObject({ type: "owned" });
  });
});

test.each([
  ["adverts", "ADVERTS_ACCESS_TOKEN"],
  ["actions-mailroom", "ACTIONS_MAILROOM_ACCESS_TOKEN"],
  ["aws-s3", "SECRET_AWS_S3_ACCESS_TOKEN"],
  ["actions-cache", "SECRET_ACTIONS_CACHE_ACCESS_TOKEN"],
])("a secret of %s gets the name of a variable that manifests may have, %s", (slug, name) => {
  const names = new SecretNames();
  const connection = liveAudience({ facts: { createdAt: "", updatedAt: "", updatedBy: "", slug } });
  names.hide(connection, { accessToken: "••••7f3a" });
  expect(names.all().map((each) => each.name)).toEqual([name]);
});

test.each([
  ["people", "people.yaml"],
  ["con", "con_.yaml"],
  ["lpt1", "lpt1_.yaml"],
  ["nul-yaml", "nul-yaml.yaml"],
  ["console", "console.yaml"],
])("the file of %s is %s, which Windows can hold", (name, file) => {
  expect(manifestFileName(name)).toBe(file);
});
