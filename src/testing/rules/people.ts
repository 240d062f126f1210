import { freeName } from "../../values/allowed-name.ts";
import type { JsonValue } from "../../values/json.ts";
import { childPointer, fieldPath, getAt } from "../../values/pointer.ts";
import { toPrintable } from "../../values/printable.ts";
import { suggest } from "../../values/suggest.ts";
import { listSome } from "../../values/words.ts";
import type { TestFinding } from "../test-finding.ts";
import { areNamed, itemsAt, membersAt, namesOf, textMember, type TestRule } from "./test-rule.ts";

/** What to do about a name that none of the known ones is. */
export function nameHint(name: string, known: readonly string[], where: string): string {
  const near = suggest(name, known);
  if (near !== undefined) return `did you mean ${near}?`;
  return known.length === 0 ? `add ${toPrintable(name)}: {} below ${where}` : `known: ${listSome(known)}`;
}

/** Names mean one thing: `at` is an instant, and expectations name people and accounts alike. */
export const namesAreFree: TestRule = (document) => {
  const people = new Set(namesOf(document, "people"));
  const taken = new Set([...people, ...namesOf(document, "accounts")]);
  const all = (["people", "accounts"] as const).flatMap((of) => membersAt(document, `/spec/${of}`));
  return [
    ...all
      .filter(({ key }) => key === "at")
      .map(({ pointer }): TestFinding => {
        const message = `${fieldPath(pointer)} cannot be told from the instant of an expectation`;
        const hint = `give it another name: ${freeName("at", taken)}`;
        return { code: "test-reserved-name", pointer, aboutKey: true, message, hint };
      }),
    ...membersAt(document, "/spec/accounts")
      .filter(({ key }) => people.has(key))
      .map(({ key, pointer }): TestFinding => {
        const message = `${key} is the name of a person and of an account`;
        const hint = `rename one of them, such as the account: ${freeName(`${key}-account`, taken)}`;
        return { code: "test-reserved-name", pointer, aboutKey: true, message, hint };
      }),
  ];
};

/** Whoever is named is there: the base of a person, the users of an account, the owners of rows. */
export const namesAreKnown: TestRule = (document) => {
  if (!areNamed(document, "people") || !areNamed(document, "accounts")) return [];
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

/** So many people may be based on each other one after the other. */
export const mostBases = 50;

/** A person and whom they are based on, one after the other: as far as a circle, or one more than `mostBases` at most. */
export function basesOf(document: JsonValue, name: string): string[] {
  const way = [name];
  const baseOf = (each: string): string | undefined =>
    textMember(getAt(document, childPointer("/spec/people", each)) ?? null, "basedOn");
  for (let at = baseOf(name); at !== undefined && way.length <= mostBases; at = baseOf(at)) {
    way.push(at);
    if (way.indexOf(at) < way.length - 1) break;
  }
  return way;
}

/** Nobody is based on somebody who is based on them, told once for each circle, nor on a crowd of others. */
export const basesEnd: TestRule = (document) => {
  const told = new Set<string>();
  let tooMany = false;
  return namesOf(document, "people").flatMap((name): TestFinding[] => {
    const [, ...bases] = basesOf(document, name);
    const pointer = `${childPointer("/spec/people", name)}/basedOn`;
    if (bases.at(-1) === name && !bases.some((each) => told.has(each))) {
      for (const each of bases) told.add(each);
      const way = bases.join(", which is based on ");
      const message = bases.length === 1 ? `${name} is based on itself` : `${name} is based on ${way}`;
      return [{ code: "test-based-on-itself", pointer, message, hint: "take one basedOn of the circle out" }];
    }
    if (bases.length < mostBases || tooMany) return [];
    tooMany = true;
    const message = `${name} is based on ${mostBases} people or more, one after the other`;
    return [{ code: "test-too-large", pointer, message, hint: "base it on one of the people farther up" }];
  });
};
