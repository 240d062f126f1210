import { isJsonObject } from "../../values/json.ts";
import { toPrintable } from "../../values/printable.ts";
import { listSome } from "../../values/words.ts";
import type { TestFinding } from "../test-finding.ts";
import { knownExpectations, namesIn, type KnownExpectation } from "./known-expectations.ts";
import { nameHint } from "./people.ts";
import { areNamed, namesOf, type TestRule } from "./test-rule.ts";

/** Whoever is expected to be something is in the test, and is what the object is computed for. */
export const subjectsFit: TestRule = (document, scope) => {
  const people = namesOf(document, "people");
  const accounts = namesOf(document, "accounts");
  if (!areNamed(document, "people") || !areNamed(document, "accounts")) return [];
  return knownExpectations(document, scope).flatMap((expectation) => {
    const { address, object } = expectation;
    const ofAccounts = object.type === "ACCOUNTS";
    const [wanted, others, where] = ofAccounts
      ? [accounts, people, "spec.accounts"]
      : [people, accounts, "spec.people"];
    const said = object.gives === "values" ? saidByFields(expectation, wanted) : undefined;
    if (said) return [said];
    return namesIn(document, expectation).flatMap(({ key, pointer, aboutKey }): TestFinding[] => {
      if (wanted.includes(key)) return [];
      const name = toPrintable(key);
      if (others.includes(key)) {
        const message = ofAccounts
          ? `${address} is of accounts, and ${name} is a person`
          : `${address} is of people, and ${name} is an account`;
        const hint = ofAccounts
          ? `name an account: ${accounts.length === 0 ? `write one below spec.accounts with users: [${name}]` : listSome(accounts)}`
          : `name a person: ${people.length === 0 ? "write one below spec.people" : listSome(people)}`;
        return [{ code: "test-wrong-subject", pointer, ...aboutKey, message, hint }];
      }
      const message = `${name} is no ${ofAccounts ? "account" : "person"} of this test`;
      return [{ code: "test-unknown-name", pointer, ...aboutKey, message, hint: nameHint(key, wanted, where) }];
    });
  });
};

/** Where the name of somebody and their value stand in two fields, `{person: ann, value: 480}`. */
function saidByFields(
  { address, value, pointer }: KnownExpectation,
  known: readonly string[],
): TestFinding | undefined {
  const fields = isJsonObject(value) ? Object.entries(value).filter(([key]) => key !== "at") : [];
  if (fields.length !== 2 || fields.some(([key]) => known.includes(key))) return undefined;
  const name = fields.map(([, held]) => held).find((held) => typeof held === "string" && known.includes(held));
  const [, held] = fields.find(([, each]) => each !== name) ?? [];
  if (typeof name !== "string" || held === undefined) return undefined;
  const message = `here ${address} has the name of somebody and a value in fields of their own`;
  return { code: "test-wrong-expectation", pointer, message, hint: `write {${name}: ${JSON.stringify(held)}}` };
}
