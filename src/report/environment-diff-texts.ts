import type {
  DifferingField,
  DifferingObject,
  EnvironmentDiff,
  OneSidedObject,
} from "../plan/compare/environment-diff.ts";
import { hasDifferences } from "../plan/compare/environment-diff.ts";
import { showValue } from "./field-values.ts";
import { count, joinSome, plural } from "../values/words.ts";

/** Where the two environments were looked at, to follow their names. */
const comparedIn = { manifests: "as the manifests declare them", spaces: "as their spaces are" };

/** What a comparison is about, without the names: `as the manifests declare them`. */
export function comparedText(diff: EnvironmentDiff): string {
  return comparedIn[diff.comparedIn];
}

/** What a comparison comes to, in two parts of which the first stands out. */
export function diffVerdict(diff: EnvironmentDiff): { verdict: string; rest: string } {
  const { differing, only, same, environments, notTold, unread } = diff;
  if (hasDifferences(diff)) {
    const sides = environments.flatMap(({ name }) => {
      const number = only.filter(({ environment }) => environment === name).length;
      return number === 0 ? [] : [`${count(number)} only in ${name}`];
    });
    const changed = `${plural(differing.length, "object")} ${differing.length === 1 ? "differs" : "differ"}`;
    return { verdict: "Differences:", rest: `${[changed, ...sides].join(", ")}; ${count(same)} the same.` };
  }
  if (unread.length > 0) return { verdict: "Not known whether there are differences.", rest: "" };
  const known = notTold.length > 0 ? ", as far as is known" : "";
  return { verdict: `No differences${known}.`, rest: `${plural(same, "object")} the same.` };
}

/** That only one of the environments has an object, without its address. */
export function oneSidedText({ environment, parts = 0 }: OneSidedObject): string {
  return `is only in ${environment}${parts === 0 ? "" : `, with ${plural(parts, "part")}`}`;
}

/**
 * What an object is called in the second environment, where that is another address. Empty: it is the same.
 *
 * @param mark Sets the address off from the text around it. Default: as it is.
 */
export function calledThere(
  { addressThere }: DifferingObject,
  { environments }: EnvironmentDiff,
  mark = (text: string): string => text,
): string {
  return addressThere === undefined ? "" : `${mark(addressThere)} in ${environments[1].name}`;
}

/** The variables that a field differs for, as a note behind it. */
export function variableNotes({ variables }: DifferingField): string[] {
  return variables.length === 0 ? [] : [`(\${var.${variables.join("}, ${var.")}})`];
}

/** The variables that fields differ for: `amount: 300 → 500`. */
export function variableTexts({ variables }: EnvironmentDiff): string[] {
  return variables.map(
    ({ name, values }) => `${name}: ${values.map((value) => showValue(value ?? undefined)).join(" → ")}`,
  );
}

/** What was not compared, with the reason, as sentences. */
export function notComparedTexts({ notTold, unread }: EnvironmentDiff): string[] {
  const fields = notTold.map(({ address, field }) => `${address} ${field}`);
  return [
    ...unread.map(
      ({ kind, environment, because }) =>
        `Objects of the kind ${kind} were not compared, because those of ${environment} could not be read: ${because}.`,
    ),
    ...(fields.length > 0
      ? [`Not compared, because Segment does not say what at least one of the spaces has: ${joinSome(fields)}.`]
      : []),
  ];
}
