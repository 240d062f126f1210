import { findNamesake, namesakeRemedy, namesakeText, type DeclaredElsewhere } from "../keys/declared-elsewhere.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Change } from "../generated/plan.ts";
import { refuseChange } from "../refuse.ts";
import type { HandOverContext } from "./withhold-handed-over.ts";
import { namespaceOf, predictedKey, renames } from "./names-and-keys.ts";
import { withholdFound } from "./withhold.ts";

/** Whether a change brings a display name to the space, so that another project may bring it as well. */
export function bringsName(change: Change): boolean {
  return namespaceOf(change) !== undefined && (change.action === "create" || renames(change));
}

/**
 * Leaves out what another project declares under the same name or key, while nothing in the space has it: the one whose
 * apply begins first would get it, and the other one would fail after the merge. What has it already is told as such.
 */
export function withholdDeclaredTwice(
  changes: readonly Change[],
  elsewhere: readonly DeclaredElsewhere[],
  { live, references }: Pick<HandOverContext, "live" | "references">,
): Change[] {
  const findingOf = (change: Change): Diagnostic | undefined => {
    if (!bringsName(change)) return undefined;
    const { kind, name, address } = change;
    const wanted = { kind, name, key: change.action === "create" ? predictedKey(change) : "" };
    const other = findNamesake(wanted, elsewhere);
    const isThere = live.some(
      (object) =>
        object.id !== change.id &&
        namespaceOf(object) === namespaceOf(change) &&
        (object.name === name || (wanted.key !== "" && object.key === wanted.key)),
    );
    if (!other || isThere) return undefined;
    const message = `${address} is left out: ${namesakeText(wanted, other)}, and only one of the two can be made`;
    return refuseChange("plan-name-declared-twice", message, namesakeRemedy(other), change);
  };
  return withholdFound(changes, findingOf, references);
}
