import { describe, expect, test } from "vitest";
import type { OwnerWithHistory } from "../../src/resources/ownership.ts";
import type { LiveResource } from "../../src/resources/resource.ts";
import { actions, desired, live, plan, refersTo, refusals, refusalsOf } from "./builders.ts";

describe("what must never be lost or doubled", () => {
  const copy = live("a", { id: "aud_copy", name: "Copy", facts: { ...live("a").facts, createdAt: "2026-02-01" } });

  test("an object is not moved while a copy carries its old marker, because the copy would be deleted next", () => {
    const moved = plan([desired("new", { name: "A" }, { previousNames: ["a"] })], [live("a"), copy]);
    expect(actions(moved)).toEqual(["update audience/new"]);
    expect(refusals(moved)).toEqual(["plan-duplicate-marker"]);
  });

  test("what is forgotten is not created again under another address", () => {
    const doubled = plan([desired("new", { name: "A" })], [live("a")], { forget: ["audience/a"] });
    expect(refusals(doubled)).toEqual(["plan-name-taken-unmanaged"]);
    expect(refusalsOf(doubled)[0]?.hint).toContain("previousNames: [a]");
  });

  test("a key that one of our own objects has keeps another from being created, whatever else changes in it", () => {
    const space = [live("a", { spec: { name: "Former" }, name: "Former" })];
    for (const enabled of [true, false]) {
      const both = plan([desired("a", { name: "Former", enabled }), desired("b", { name: "A" })], space);
      expect(refusals(both)).toEqual(["plan-name-taken-same-project"]);
      expect(refusalsOf(both)[0]?.message).toContain("belongs to this project as audience/a");
    }
  });

  test("references in a circle cannot be applied in steps, so one has to go", () => {
    const { refused } = plan([desired("a", {}, refersTo("b")), desired("b", {}, refersTo("a"))], []);
    expect(refused[0]?.hint).toBe("take one of these references out");
  });

  test("what another manifest declares is not offered to be moved", () => {
    const adopting = desired("b", {}, { adopt: { key: "a" } });
    const hintFor = (...others: Parameters<typeof plan>[0]) =>
      refusalsOf(plan([...others, adopting], [live("a")]))[0]?.hint;
    expect(hintFor(desired("a"))).toBe(
      "a manifest declares it as audience/a: keep one of the two manifests, or take the adopt line out to create another object",
    );
    expect(hintFor()).toBe("to move it here, write previousNames: [a] under metadata");
  });

  describe("what is in the way is told with a remedy that can be followed:", () => {
    const hintOf = (object: LiveResource, owner: OwnerWithHistory = { project: "growth", environment: "test" }) =>
      refusalsOf(plan([desired("a")], [object], { owner }))[0]?.hint;
    const uid = "k3f9";

    test.each<[title: string, object: LiveResource, owner: OwnerWithHistory | undefined, hint: string]>([
      [
        "nobody's is adopted",
        live("a", { marker: null }),
        undefined,
        "take it over with this line in metadata: adopt: {key: a}",
      ],
      [
        "nobody's of another kind cannot be adopted",
        { ...live("a", { marker: null }), kind: "ComputedTrait" },
        undefined,
        "choose another name, or give the trait another name in Segment or delete it there",
      ],
      [
        "another project's may be this one's under its former name",
        live("a", { marker: { project: "marketing" } }),
        undefined,
        "if this project was called marketing, say previousNames: [marketing] in metadata of the project file; if not, ask the owners of marketing@test first: it is theirs. To use it, or if you handed it over to them, remove the manifest here and name its key a in queries. For an object of your own, choose another name. Only if they give it away, take it over with this line in metadata: adopt: {key: a, from: marketing@test}",
      ],
      [
        "another environment's may be this one's under its former name",
        live("a", { marker: { environment: "dev" } }),
        undefined,
        "if the environment test was called dev, say previousNames: [dev] in its entry of the project file; if not, ask the owners of growth@dev first: it is theirs. To use it, or if you handed it over to them, remove the manifest here and name its key a in queries. For an object of your own, choose another name. Only if they give it away, take it over with this line in metadata: adopt: {key: a, from: growth@dev}",
      ],
      [
        "what has a uid may be a project's that lost it",
        live("a", { marker: { uid } }),
        undefined,
        "if this project had a uid, say uid: k3f9 in metadata of the project file; if not, ask the owners of growth.k3f9@test first: it is theirs. To use it, or if you handed it over to them, remove the manifest here and name its key a in queries. For an object of your own, choose another name. Only if they give it away, take it over with this line in metadata: adopt: {key: a, from: growth.k3f9@test}",
      ],
      [
        "what has no uid may be this project's from before it had one",
        live("a"),
        { project: "growth", uid, environment: "test" },
        "if it is this project from before it had a uid, say previousNames: [growth] in metadata of the project file; if not, ask the owners of growth@test first: it is theirs. To use it, or if you handed it over to them, remove the manifest here and name its key a in queries. For an object of your own, choose another name. Only if they give it away, take it over with this line in metadata: adopt: {key: a, from: growth@test}",
      ],
      [
        "what has another uid never was this project's",
        live("a", { marker: { uid } }),
        { project: "growth", uid: "other", environment: "test" },
        "ask the owners of growth.k3f9@test first: it is theirs. To use it, or if you handed it over to them, remove the manifest here and name its key a in queries. For an object of your own, choose another name. Only if they give it away, take it over with this line in metadata: adopt: {key: a, from: growth.k3f9@test}",
      ],
      [
        "a damaged marker is restored, or goes",
        { ...live("a"), ownership: "unreadable" },
        undefined,
        "restore the line with the marker, [audiencectl: and so on, as it was in Segment, or remove it and take the object over with this line in metadata of audience/a: adopt: {key: a}",
      ],
      [
        "a copy of what another project has is nobody's to forget, and adopted without its marker",
        live("b", { name: "A", marker: { project: "sales", keyHash: "abcd" } }),
        undefined,
        "choose another name, or remove the line that starts with [audiencectl: from its description in Segment and take the object over with this line in metadata of audience/a: adopt: {key: b}",
      ],
      [
        "a copy is adopted without its marker",
        live("b", { name: "A", marker: { keyHash: "abcd" } }),
        undefined,
        "choose another name, or remove the line that starts with [audiencectl: from its description in Segment and take the object over with this line in metadata of audience/a: adopt: {key: b}",
      ],
    ])("%s", (_title, object, owner, hint) => {
      expect(hintOf(object, owner)).toBe(hint);
    });
  });

  test("two that would be created with one key are refused", () => {
    expect(refusals(plan([desired("a", { name: "One!" }), desired("b", { name: "one" })], []))).toEqual([
      "plan-name-taken-same-project",
    ]);
  });

  test("the key that a replacement gets again is not given to another", () => {
    const declared = [
      desired("a", { audienceType: "ACCOUNTS" }, { replaceAllowed: true }),
      desired("b", { name: "a!" }),
    ];
    expect(refusals(plan(declared, [live("a")]))).toEqual(["plan-name-taken-same-project"]);
  });

  test("names without a Latin letter predict no key, so any number of them may be created", () => {
    expect(refusals(plan([desired("a", { name: "数" }), desired("b", { name: "学" })], []))).toEqual([]);
  });

  test("a replacement that takes a name on the way is refused when somebody has the name", () => {
    const stranger = live("x", { name: "Taken", marker: null });
    const change = desired("a", { name: "Taken", audienceType: "ACCOUNTS" }, { replaceAllowed: true });
    expect(refusals(plan([change], [live("a"), stranger]))).toEqual(["plan-name-taken-unmanaged"]);
  });

  test("letting go of an object without a text says what its text will be", () => {
    const [change] = plan([], [live("a")], { forget: ["audience/a"] }).changes;
    expect(change?.after?.["description"]).toBe("No longer managed as code.");
  });

  test("a replacement promises only what the new object can have", () => {
    const space = live("a", {
      spec: {
        definition: { query: "event('A').within(7 days).count() >= 1" },
        options: { includeHistoricalData: true, backfillEventDataDays: 7 },
      },
    });
    const change = desired("a", { options: { includeHistoricalData: false } }, { replaceAllowed: true });
    expect(plan([change], [space]).changes[0]).toMatchObject({
      action: "replace",
      after: { options: { includeHistoricalData: false } },
      patch: expect.arrayContaining([{ op: "remove", path: "/options/backfillEventDataDays" }]) as unknown,
    });
  });
});
