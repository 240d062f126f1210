import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { membersText } from "../plan/change/counted-members.ts";
import type { Change } from "../plan/generated/plan.ts";
import type { LiveResource } from "../resources/resource.ts";
import { commandLineAbout } from "../values/command-line.ts";
import { joinSome } from "../values/words.ts";
import { partToText } from "./part-to-text.ts";

/**
 * Activations that are off and that no manifest declares, one finding for each declared audience: nobody compares them, so that
 * an edit by hand that ends a sending would show nowhere else.
 *
 * @param changes What becomes of the objects that manifests are about.
 * @param reach The words that lead commands to the project.
 */
export function findUndeclaredOff(
  changes: readonly Change[],
  space: readonly LiveResource[],
  reach: string,
): Diagnostic[] {
  const told = new Set(changes.map(({ id }) => id));
  const objects = new Map(space.map((live) => [live.id, live]));
  const off = space.filter(({ id, within, spec }) => !told.has(id) && within.length === 2 && spec["enabled"] === false);
  return changes.flatMap((change): Diagnostic[] => {
    const { id, address, name, within, action, impact } = change;
    if (id === undefined || within || action === "adopt" || action === "delete") return [];
    const own = off.filter((each) => each.within[0] === id);
    if (own.length === 0) return [];
    const { members, membersAre } = impact;
    const audience = `${JSON.stringify(name)}${members === undefined ? "" : ` (${membersText(members, membersAre)})`}`;
    const named = own.map((each) => partToText(each.name, objects.get(each.within[1] ?? "")));
    const isOne = own.length === 1;
    const are = isOne ? "this activation is off and sends" : "these activations are off and send";
    const by = isOne
      ? "no manifest declares it, so whether it was switched off by hand is not known"
      : "no manifest declares them, so whether they were switched off by hand is not known";
    return [
      {
        code: "drift-undeclared-off",
        severity: "info",
        message: `${audience}: ${are} nobody: ${joinSome(named)}; ${by}`,
        hint: `to compare ${isOne ? "it" : "them"} from now on, bring ${isOne ? "it" : "them"} into the manifest: ${commandLineAbout("import --update", [address], reach)}`,
        address,
      },
    ];
  });
}
