import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { membersText } from "../plan/change/counted-members.ts";
import type { Change } from "../plan/generated/plan.ts";
import { kindOf } from "../resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../resources/resource.ts";
import { groupBy } from "../values/group-by.ts";
import { member } from "../values/json.ts";
import { joinSome } from "../values/words.ts";
import { partToText } from "./part-to-text.ts";

const compared: ReadonlySet<Change["action"]> = new Set(["none", "update", "replace", "withheld", "mark"]);

/**
 * What is declared and off although its manifest would create it on: where `enabled` is left out, nobody compares it, so that a switch
 * by hand would show nowhere else. One finding for each object, and one for the activations of each audience.
 *
 * @param changes What becomes of the objects that manifests are about.
 * @param desired What the manifests declare.
 */
export function findOffByDefault(
  changes: readonly Change[],
  space: readonly LiveResource[],
  desired: readonly DesiredResource[],
): Diagnostic[] {
  const objects = new Map(space.map((live) => [live.id, live]));
  const declared = new Map(desired.map((each) => [each.address, each]));
  const off = changes.filter(({ id = "", address, kind, action }) => {
    const wanted = declared.get(address);
    const isOff = member(objects.get(id)?.spec, "enabled") === false;
    const startsOn = member(kindOf(kind).creationDefaults, "enabled") === true;
    return wanted && compared.has(action) && isOff && startsOn && member(wanted.spec, "enabled") === undefined;
  });
  return [...groupBy(off, ({ address, within }) => within?.[0]?.address ?? address)].flatMap(([address, those]) => {
    const parts = those.filter(({ within }) => within);
    return [
      ...those.filter(({ within }) => !within).map((own) => toFinding(address, `${called(own)} is off`, 1)),
      ...(parts.length === 0 ? [] : [toFinding(address, partsText(parts, objects), parts.length)]),
    ];
  });
}

function toFinding(address: string, says: string, number: number): Diagnostic {
  const [it, was] = number === 1 ? ["it", "it may have been"] : ["them", "they may have been"];
  return {
    code: "drift-undeclared-off",
    severity: "info",
    message: `${says}; the manifest leaves out enabled and would create ${it} switched on, so ${was} switched off by hand`,
    hint: `to compare ${it} from now on, write enabled: false or enabled: true in the manifest`,
    address,
  };
}

function partsText(parts: readonly Change[], objects: ReadonlyMap<string, LiveResource>): string {
  const [{ impact, within: [audience] = [] } = parts[0] as Change] = parts;
  const name = objects.get(audience?.id ?? "")?.name ?? impact.audience ?? audience?.address ?? "";
  const named = parts.map(({ name: own, within = [] }) => partToText(own, objects.get(within[1]?.id ?? "")));
  const are = parts.length === 1 ? "this activation is off and sends" : "these activations are off and send";
  return `${called({ name, impact })}: ${are} nobody: ${joinSome(named)}`;
}

function called({ name, impact: { members, membersAre } }: Pick<Change, "name" | "impact">): string {
  return `${JSON.stringify(name)}${members === undefined ? "" : ` (${membersText(members, membersAre)})`}`;
}
