import { member } from "../../values/json.ts";
import { childPointer, fieldPath, getAt } from "../../values/pointer.ts";
import { toPrintable } from "../../values/printable.ts";
import { suggest } from "../../values/suggest.ts";
import { listSome } from "../../values/words.ts";
import type { TestFinding } from "../test-finding.ts";
import { itemsAt, membersAt, namesOf, textMember, type TestRule } from "./test-rule.ts";

/** What to do about a name that none of the known ones is. */
export function nameHint(name: string, known: readonly string[], where: string): string {
  const near = suggest(name, known);
  if (near !== undefined) return `did you mean ${near}?`;
  return known.length === 0 ? `add ${toPrintable(name)} below ${where}` : `known: ${listSome(known)}`;
}

/** Names mean one thing: `at` is an instant, and expectations name people and accounts alike. */
export const namesAreFree: TestRule = (document) => {
  const people = new Set(namesOf(document, "people"));
  const all = (["people", "accounts"] as const).flatMap((of) => membersAt(document, `/spec/${of}`));
  return [
    ...all
      .filter(({ key }) => key === "at")
      .map(({ pointer }): TestFinding => {
        const message = `${fieldPath(pointer)} cannot be told from the instant of an expectation`;
        return { code: "test-reserved-name", pointer, aboutKey: true, message, hint: "give it another name" };
      }),
    ...membersAt(document, "/spec/accounts")
      .filter(({ key }) => people.has(key))
      .map(({ key, pointer }): TestFinding => {
        const message = `${key} is the name of a person and of an account`;
        return { code: "test-reserved-name", pointer, aboutKey: true, message, hint: "rename one of them" };
      }),
  ];
};

/** Whoever is named is there: the base of a person, the users of an account, the owners of rows. */
export const namesAreKnown: TestRule = (document) => {
  const people = namesOf(document, "people");
  const accounts = namesOf(document, "accounts");
  const bases = membersAt(document, "/spec/people").flatMap(({ value, pointer }) => {
    const base = textMember(value, "basedOn");
    return base === undefined || base === "" ? [] : [{ name: base, pointer: `${pointer}/basedOn` }];
  });
  const users = membersAt(document, "/spec/accounts").flatMap(({ pointer }) =>
    itemsAt(document, `${pointer}/users`).flatMap(({ value, pointer }) =>
      typeof value === "string" && value !== "" ? [{ name: value, pointer }] : [],
    ),
  );
  const isPerson = new Set(people);
  const owners = membersAt(document, "/spec/entities").filter(
    ({ key }) => !isPerson.has(key) && !accounts.includes(key),
  );
  return [
    ...[...bases, ...users]
      .filter(({ name }) => !isPerson.has(name))
      .map(({ name, pointer }): TestFinding => {
        const message = `${fieldPath(pointer, document)} names ${toPrintable(name)}, and spec.people has no such person`;
        return { code: "test-unknown-name", pointer, message, hint: nameHint(name, people, "spec.people") };
      }),
    ...owners.map(({ key, pointer }): TestFinding => {
      const message = `spec.entities has rows of ${toPrintable(key)}, who is no person and no account of this test`;
      const hint = nameHint(key, [...people, ...accounts], "spec.people");
      return { code: "test-unknown-name", pointer, aboutKey: true, message, hint };
    }),
  ];
};

/** Nobody is based on somebody who is based on them. Told once for each circle. */
export const basesEnd: TestRule = (document) => {
  const told = new Set<string>();
  return namesOf(document, "people").flatMap((name): TestFinding[] => {
    const circle = circleFrom(name, (each) => {
      const person = getAt(document, childPointer("/spec/people", each));
      const base = member(person, "basedOn");
      return typeof base === "string" ? base : undefined;
    });
    if (!circle || circle.some((each) => told.has(each))) return [];
    for (const each of circle) told.add(each);
    const way = [...circle.slice(1), name].join(", which is based on ");
    const message = circle.length === 1 ? `${name} is based on itself` : `${name} is based on ${way}`;
    const pointer = `${childPointer("/spec/people", name)}/basedOn`;
    return [{ code: "test-based-on-itself", pointer, message, hint: "take one basedOn of the circle out" }];
  });
};

/** The circle that a walk from a name runs into, if it comes back to that very name. */
function circleFrom(start: string, next: (name: string) => string | undefined): string[] | undefined {
  const way = [start];
  const seen = new Set(way);
  for (let at = next(start); at !== undefined; at = next(at)) {
    if (at === start) return way;
    if (seen.has(at)) return undefined;
    seen.add(at);
    way.push(at);
  }
  return undefined;
}
