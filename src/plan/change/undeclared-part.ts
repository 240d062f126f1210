import { kindOf } from "../../resources/kinds.ts";
import { commandLineAbout, reachOf } from "../../values/command-line.ts";
import { destinationName } from "../destinations/destination-name.ts";
import type { Change } from "../generated/plan.ts";
import { isSink } from "../order/graph-role.ts";
import { placeOf } from "../place.ts";
import { wholeOf } from "../select/select-addresses.ts";

const CODE = "plan-part-undeclared";

/** What is known of a part that is in the space and that no manifest declares, to follow what it is; and who may have done it. */
export const UNDECLARED_PART = {
  sentence: "is in the space and not declared",
  because: "added there, by whom is not known, or its removal is not applied yet",
};

/** After these, what an object consists of goes with it, whoever declared that. */
const takesParts = new Set<Change["action"]>(["delete", "replace", "forget"]);

/** A part in the words of somebody who knows its audience: `the connection of "VIPs" to Mailroom`. */
export function nameOfPart({ kind, name, impact }: Pick<Change, "kind" | "name" | "impact">, audience: string): string {
  const [own] = impact.destinations ?? [];
  const to = own === undefined ? "" : ` to ${destinationName(own) ?? own.id}`;
  return `the ${isSink(kind) ? "connection" : `${kindOf(kind).prefix} ${JSON.stringify(name)}`} of ${audience}${to}`;
}

/**
 * Says of each part that is deleted for itself alone that nobody declares it, and how to keep it: it may have been added by hand.
 *
 * @param environment The name of the environment, for the command that keeps it.
 */
export function noteUndeclaredParts(changes: readonly Change[], environment: string): Change[] {
  const byAddress = new Map(changes.map((change) => [change.address, change]));
  return changes.map((change) => {
    const { action, address, within = [], impact } = change;
    const around = within.flatMap((each) => byAddress.get(each.address) ?? []);
    if (action !== "delete" || within.length === 0 || around.some((each) => takesParts.has(each.action))) return change;
    const audience = JSON.stringify(impact.audience ?? wholeOf(address));
    const keep = commandLineAbout("import --update", [wholeOf(address)], reachOf(environment));
    const finding: Change["warnings"][number] = {
      code: CODE,
      severity: "warning",
      message: `${nameOfPart(change, audience)} ${UNDECLARED_PART.sentence}: ${UNDECLARED_PART.because}`,
      hint: `to keep it, bring it into the manifest: ${keep}`,
      ...placeOf({ address, source: around[0]?.source }),
    };
    return { ...change, warnings: [...change.warnings, finding] };
  });
}

/**
 * The same of a part with what files of an earlier commit say of it: who removed it from them did not add it by hand.
 *
 * @param ref As the commit was named.
 */
export function holdAgainstEarlier(change: Change, ref: string, declaredThen: boolean): Change {
  if (!change.warnings.some(({ code }) => code === CODE)) return change;
  const { warnings } = change;
  if (declaredThen) return { ...change, warnings: warnings.filter(({ code }) => code !== CODE) };
  const { sentence, because } = UNDECLARED_PART;
  const text = `${sentence}, and was not declared in ${ref} either: ${because}`;
  const told = warnings.map((each) =>
    each.code === CODE ? { ...each, message: each.message.replace(`${sentence}: ${because}`, () => text) } : each,
  );
  return { ...change, warnings: told };
}
