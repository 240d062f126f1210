import { stringify } from "safe-stable-stringify";
import { member, type JsonValue } from "../../values/json.ts";
import { childPointer, getAt } from "../../values/pointer.ts";
import { toPrintable } from "../../values/printable.ts";
import { readInstant, readTime } from "../read-time.ts";
import type { TestFinding } from "../test-finding.ts";
import { knownExpectations, namesIn, type KnownExpectation } from "./known-expectations.ts";
import { itemsAt, type TestRule } from "./test-rule.ts";

/** What is expected of one object, one person and one instant agrees. */
export const expectationsAgree: TestRule = (document, scope) => {
  const now = getAt(document, "/spec/now");
  const nowMs = typeof now === "string" ? readInstant(now) : undefined;
  if (nowMs === undefined) return [];
  const known = new Map<string, Map<string, string>>();
  return knownExpectations(document, scope).flatMap((expectation) => {
    const { address, value } = expectation;
    const at = member(value, "at") ?? "now";
    const atMs = typeof at === "string" ? readTime(at, nowMs) : undefined;
    const id = JSON.stringify([address, atMs ?? expectation.pointer]);
    const claims = known.get(id) ?? new Map<string, string>();
    known.set(id, claims);
    return claimsIn(document, expectation).flatMap(({ name, claim, pointer, aboutKey }): TestFinding[] => {
      const before = claims.get(name);
      claims.set(name, before ?? claim);
      if (before === undefined || before === claim) return [];
      const message =
        expectation.object.gives === "members"
          ? `${toPrintable(name)} is expected to be a member of ${address} and not to be one at the same instant`
          : `two values of ${address} are expected for ${toPrintable(name)} at the same instant`;
      const hint = "keep one of the two, or make a list of expectations, each with its own at";
      return [{ code: "test-contradiction", pointer, ...(aboutKey && { aboutKey }), message, hint }];
    });
  });
};

function claimsIn(
  document: JsonValue,
  expectation: KnownExpectation,
): { name: string; claim: string; pointer: string; aboutKey?: true }[] {
  const { object, value, pointer } = expectation;
  if (object.gives === "values")
    return namesIn(document, expectation).map(({ key, pointer }) => {
      const claim = stringify(member(value, key) ?? null);
      return { name: key, claim, pointer, aboutKey: true };
    });
  return (["members", "notMembers"] as const).flatMap((field) =>
    itemsAt(document, childPointer(pointer, field)).flatMap(({ value, pointer }) => {
      if (typeof value !== "string") return [];
      return [{ name: value, claim: field, pointer }];
    }),
  );
}
