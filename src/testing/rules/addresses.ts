import { isJsonObject, type JsonValue } from "../../values/json.ts";
import { toLabel } from "../../values/label.ts";
import { fieldPath } from "../../values/pointer.ts";
import { toPrintable } from "../../values/printable.ts";
import { suggest } from "../../values/suggest.ts";
import { joinWords, listSome } from "../../values/words.ts";
import { writeFlow } from "../../yaml/write/write-flow.ts";
import type { TestFinding } from "../test-finding.ts";
import { nameHint } from "./people.ts";
import { itemsAt, membersAt, type TestRule, type TestScope } from "./test-rule.ts";

/** Longer remedies are cut short. */
const longestRemedy = 100;

/**
 * Whatever something is expected of, the project declares for this environment. What no environment declares is told in the same
 * words for each of them, and so once.
 */
export const addressesAreKnown: TestRule = (document, scope) =>
  membersAt(document, "/spec/expect")
    .filter(({ key }) => !scope.objects.has(key))
    .map(({ key, value, pointer }) => {
      const told = explainUnknown(key, scope);
      const hint = inTwoSteps(key, value, scope) ?? told.hint;
      return { code: "test-unknown-address", pointer, aboutKey: true, ...told, hint };
    });

/** The remedy for an address in two steps, `audience: {vips: …}`, where the project has it. */
function inTwoSteps(key: string, value: JsonValue, { objects }: TestScope): string | undefined {
  const [prefix] = /^(?:audience|trait)(?=s?$)/.exec(key.toLowerCase()) ?? [];
  const [[name, held] = [], ...more] = isJsonObject(value) ? Object.entries(value) : [];
  if (prefix === undefined || name === undefined || held === undefined) return undefined;
  const address = `${prefix}/${name}`;
  if (!objects.has(address)) return undefined;
  const written = more.length === 0 ? writeFlow(held) : "";
  return `write the address in one: ${address}${written === "" || written.length > longestRemedy ? "" : `: ${written}`}`;
}

/** The address, or the name, in what is written in the form of a reference; any other key as it is. */
function withoutReference(key: string): string {
  return /^\$\{ *(?:audience|trait)\.(.+)\.key *\}$/.exec(key)?.[1] ?? key;
}

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
function addressHint(written: string, known: readonly string[], maybeElsewhere: boolean): string {
  const address = withoutReference(written);
  // Somebody may have written the display name, or the word of manifests for the kind.
  const label = toLabel(address.slice(address.lastIndexOf("/") + 1));
  const exact = known.find((each) => each === address) ?? known.find((each) => each.endsWith(`/${label}`));
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
