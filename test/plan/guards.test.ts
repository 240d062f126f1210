import { describe, expect, test } from "vitest";
import type { GuardLimits } from "../../src/plan/refusals/guard-limits.ts";
import type { Change } from "../../src/plan/generated/plan.ts";
import { livePart, managing } from "../report/parts.ts";
import { desired, live, plan, refusals } from "./builders.ts";

const limits: GuardLimits = { maxDeletes: 10, maxDeletePercent: 30, maxChangePercent: 60, allowDeleteAll: false };
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `n${index}`);

/** What the guards refuse in a plan that deletes and edits so many of so many owned objects. */
function refusedIn(
  { owned, deleted = 0, edited = 0 }: { owned: number; deleted?: number; edited?: number },
  guards: GuardLimits,
) {
  const all = names(owned);
  const kept = all.slice(deleted).map((name, index) => desired(name, index < edited ? { enabled: false } : {}));
  const space = all.map((name) => live(name));
  return plan(kept, space, { guards }).refused;
}

describe("guards", () => {
  test.each([
    [{ owned: 1, deleted: 1 }, ["plan-deletes-everything"]],
    [{ owned: 2, deleted: 1 }, []],
    [{ owned: 2, deleted: 2 }, ["plan-deletes-everything", "plan-too-many-deletes"]],
    [{ owned: 6, deleted: 2 }, ["plan-too-many-deletes"]],
    [{ owned: 7, deleted: 2 }, []],
    [{ owned: 100, deleted: 10 }, []],
    [{ owned: 100, deleted: 11 }, ["plan-too-many-deletes"]],
    [{ owned: 5, edited: 5 }, []],
    [{ owned: 10, edited: 6 }, []],
    [{ owned: 10, edited: 7 }, ["plan-too-many-changes"]],
    [{ owned: 0 }, []],
  ])("%o is refused with %j", (numbers, codes) => {
    expect(refusedIn(numbers, limits).map(({ code }) => code)).toEqual(codes);
  });

  test.each([
    { owned: 3, deleted: 3 },
    { owned: 7, deleted: 3 },
    { owned: 40, deleted: 13, edited: 20 },
  ])("following every hint lets %o through", (numbers) => {
    const hints = refusedIn(numbers, limits).map(({ hint }) => hint ?? "");
    const value = (flag: string): number | undefined => {
      const found = hints.flatMap((hint) => new RegExp(`--${flag} (\\d+)`).exec(hint)?.[1] ?? []);
      return found[0] === undefined ? undefined : Number(found[0]);
    };
    const relaxed: GuardLimits = {
      maxDeletes: value("max-deletes") ?? limits.maxDeletes,
      maxDeletePercent: value("max-delete-percent") ?? limits.maxDeletePercent,
      maxChangePercent: value("max-change-percent") ?? limits.maxChangePercent,
      allowDeleteAll: hints.some((hint) => hint.includes("--allow-delete-all")),
    };
    expect(relaxed.maxDeletePercent).toBeLessThanOrEqual(100);
    expect(refusedIn(numbers, relaxed)).toEqual([]);
  });

  /** What the guards refuse in a plan that takes over ten objects, and writes fields of so many. */
  function refusedInAdoption(rewritten: number) {
    const space = names(10).map((name) => live(name, { marker: null }));
    const declared = names(10).map((name, index) =>
      desired(name, index < rewritten ? { enabled: false } : {}, { adopt: { key: name } }),
    );
    return plan(declared, space, { guards: limits }).refused;
  }

  test.each([
    [0, []],
    [6, []],
    [7, ["7 of 10 owned and adopted objects (70 %) would be changed, and the guard allows 60 %"]],
  ])("of ten adoptions, %i that write fields are refused with %j", (rewritten, messages) => {
    expect(refusedInAdoption(rewritten).map(({ message }) => message)).toEqual(messages);
  });

  test("objects that are adopted and replaced at once count as deleted, and never make more than all", () => {
    const space = names(3).map((name) => live(name, { marker: null }));
    const declared = names(3).map((name) =>
      desired(name, { audienceType: "ACCOUNTS" }, { adopt: { key: name }, replaceAllowed: true }),
    );
    const guarded = plan(declared, space, { guards: limits });
    expect(guarded.changes.map(({ action }: Change) => action)).toEqual(["replace", "replace", "replace"]);
    expect(refusals(guarded)).toEqual(["plan-too-many-deletes"]);
    expect(guarded.refused[0]?.hint).toContain("--max-delete-percent 100");
  });
});

describe("parts of audiences", () => {
  const connected = (name: string, ...ids: string[]) =>
    ids.map((id) => livePart([`aud_${name}`], "Destination", `${name}-${id}`, { destinationId: id }));

  /** What the guards say of a plan of ten audiences with two connections each. */
  function messagesIn({ deleted = 0, edited = 0, cut = 0 }: { deleted?: number; edited?: number; cut?: number }) {
    const all = names(10);
    const space = all.flatMap((name) => [live(name), ...connected(name, "one", "two")]);
    const kept = all.slice(deleted).map((name, index) => {
      const audience = desired(name, index < edited ? { enabled: false } : {});
      return index < cut ? managing(audience, "Destination") : audience;
    });
    return plan(kept, space, { guards: limits }).refused.map(({ message }) => message);
  }

  test.each([
    [{ deleted: 3 }, []],
    [{ deleted: 4 }, ["4 of 10 owned objects (40 %) would be deleted or replaced, and the guard allows 30 %"]],
    [{ edited: 6 }, []],
    [{ edited: 7 }, ["7 of 10 owned objects (70 %) would be changed, and the guard allows 60 %"]],
    [{ deleted: 3, cut: 2 }, []],
    [{ cut: 5 }, []],
    [{ cut: 6 }, ["12 parts of audiences that stay would be deleted or replaced, and the guard allows 10"]],
    [
      { deleted: 3, cut: 4 },
      ["3 objects and 8 parts of audiences that stay would be deleted or replaced, and the guard allows 10"],
    ],
  ])("count neither as what a percentage is of nor as what it says: %o gives %j", (numbers, messages) => {
    expect(messagesIn(numbers)).toEqual(messages);
  });
});

describe("everything that goes at once", () => {
  const guarded = (marker: Parameters<typeof live>[1], forget: readonly string[] = []): string[] =>
    refusals(
      plan(
        [],
        names(20).map((name) => live(name, marker)),
        { guards: limits, forget },
      ),
    );

  test("is refused when its markers say to release it, because missing manifests look the same", () => {
    expect(guarded({ marker: { onRemove: "forget" } })).toEqual(["plan-deletes-everything"]);
    expect(guarded({ marker: { onRemove: "disable" } })).toContain("plan-deletes-everything");
  });

  test("is let through when the project file releases it on purpose, as whoever leaves does", () => {
    expect(guarded({}, ["*/*"])).toEqual([]);
    expect(guarded({ marker: { onRemove: "forget" } }, ["*/*"])).toEqual([]);
    expect(
      guarded(
        {},
        names(20).map((name) => `audience/${name}`),
      ),
    ).toEqual([]);
  });

  test("is refused for its deletions where only a part of it is released on purpose", () => {
    expect(guarded({}, ["audience/n1*"])).toEqual(["plan-too-many-deletes"]);
  });
});

describe("an approval", () => {
  const replaced = desired("n0", { audienceType: "ACCOUNTS" });
  const space = names(4).map((name) => live(name));
  const offers = (declared: Parameters<typeof plan>[0]): boolean[] =>
    plan(declared, space, { guards: limits }).refused.map(({ hint = "" }) => hint.includes("--approve"));

  test("is offered where amounts alone speak against a plan", () => {
    expect(offers([desired("n0")])).toEqual([true]);
  });

  test("is not offered while something speaks against the plan that nobody can waive", () => {
    expect(offers([replaced])).toEqual([false, false]);
  });
});
