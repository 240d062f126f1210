import { toPrintable } from "../../values/printable.ts";
import { listSome } from "../../values/words.ts";
import type { TestFinding } from "../test-finding.ts";
import { knownExpectations, namesIn } from "./known-expectations.ts";
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
