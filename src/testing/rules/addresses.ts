import { fieldPath } from "../../values/pointer.ts";
import { toPrintable } from "../../values/printable.ts";
import { suggest } from "../../values/suggest.ts";
import { listSome } from "../../values/words.ts";
import type { TestFinding } from "../test-finding.ts";
import { nameHint } from "./people.ts";
import { itemsAt, membersAt, type TestRule, type TestScope } from "./test-rule.ts";

/** Whatever something is expected of, the project declares for this environment. */
export const addressesAreKnown: TestRule = (document, scope) =>
  membersAt(document, "/spec/expect")
    .filter(({ key }) => !scope.objects.has(key))
    .map(({ key, pointer }) => {
      const message = `no manifest declares ${toPrintable(key)} for the environment ${scope.environment}`;
      const hint = addressHint(key, scope);
      return { code: "test-unknown-address", pointer, aboutKey: true, message, hint };
    });

function addressHint(address: string, { objects }: TestScope): string {
  const known = [...objects.keys()];
  const exact = known.find((each) => each.endsWith(`/${address}`));
  const near = exact ?? suggest(address, known);
  if (near !== undefined) return `did you mean ${near}?`;
  if (!/^(audience|trait)\//.test(address))
    return "write an address such as audience/high-spenders or trait/lifetime-value";
  const rest = "or limit the test with metadata.environments to those that have it";
  return `${known.length === 0 ? "declare it in a manifest" : `known: ${listSome(known)}`}; ${rest}`;
}

/** The environments that a test is limited to are those of the project. */
export const environmentsAreKnown: TestRule = (document, { environments }) =>
  itemsAt(document, "/metadata/environments").flatMap(({ value, pointer }): TestFinding[] => {
    if (typeof value !== "string" || value === "" || environments.includes(value)) return [];
    const message = `${fieldPath(pointer, document)} is ${toPrintable(value)}, which is no environment of the project`;
    return [{ code: "test-unknown-name", pointer, message, hint: nameHint(value, environments, "spec.environments") }];
  });
