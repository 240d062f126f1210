import { fieldPath } from "../../values/pointer.ts";
import { toPrintable } from "../../values/printable.ts";
import { suggest } from "../../values/suggest.ts";
import { joinWords, listSome } from "../../values/words.ts";
import type { TestFinding } from "../test-finding.ts";
import { nameHint } from "./people.ts";
import { itemsAt, membersAt, type TestRule, type TestScope } from "./test-rule.ts";

/**
 * Whatever something is expected of, the project declares for this environment. What no environment declares is told in the same
 * words for each of them, and so once.
 */
export const addressesAreKnown: TestRule = (document, scope) =>
  membersAt(document, "/spec/expect")
    .filter(({ key }) => !scope.objects.has(key))
    .map(({ key, pointer }) => ({
      code: "test-unknown-address",
      pointer,
      aboutKey: true,
      ...explainUnknown(key, scope),
    }));

function explainUnknown(
  address: string,
  { environment, objects, everywhere }: TestScope,
): Pick<TestFinding, "message" | "hint"> {
  const nowhere = `no manifest declares ${toPrintable(address)} for`;
  const here = `${nowhere} the environment ${environment}`;
  if (!everywhere) return { message: here, hint: addressHint(address, [...objects.keys()], true) };
  const owners = [...everywhere].flatMap(([name, addresses]) => (addresses.includes(address) ? [name] : []));
  if (owners.length > 0) {
    const hint = `limit the test to ${joinWords(owners, "and")} with metadata.environments, or declare it for ${environment}, too`;
    return { message: here, hint };
  }
  const known = [...new Set([...everywhere.values()].flat())];
  const message = everywhere.size === 1 ? here : `${nowhere} any environment`;
  return { message, hint: addressHint(address, known, false) };
}

/** @param maybeElsewhere Whether another environment may declare it. */
function addressHint(address: string, known: readonly string[], maybeElsewhere: boolean): string {
  const exact = known.find((each) => each.endsWith(`/${address}`));
  const near = exact ?? suggest(address, known);
  if (near !== undefined) return `did you mean ${near}?`;
  if (!/^(audience|trait)\//.test(address) && known.length > 0)
    return `write the address of an audience or a computed trait: ${listSome(known)}`;
  const rest = maybeElsewhere ? "; or limit the test with metadata.environments to those that have it" : "";
  return `${known.length === 0 ? "declare it in a manifest" : `known: ${listSome(known)}`}${rest}`;
}

/** The environments that a test is limited to are those of the project. */
export const environmentsAreKnown: TestRule = (document, { environments }) =>
  itemsAt(document, "/metadata/environments").flatMap(({ value, pointer }): TestFinding[] => {
    if (typeof value !== "string" || value === "" || environments.includes(value)) return [];
    const message = `${fieldPath(pointer, document)} is ${toPrintable(value)}, which is no environment of the project`;
    return [{ code: "test-unknown-name", pointer, message, hint: nameHint(value, environments, "spec.environments") }];
  });
