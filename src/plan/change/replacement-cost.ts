import { kindOf } from "../../resources/kinds.ts";
import { joinWords } from "../../values/words.ts";
import { placeOf } from "../place.ts";
import type { Change } from "../generated/plan.ts";
import { saysEverybodyIsSent } from "./sends-everybody.ts";

const CODE = "plan-replacement-cost";

/** Says what a replacement costs. To be asked once it is known who uses the object and where it is sent. */
export function addReplacementCost(change: Change): Change {
  if (change.action !== "replace") return change;
  return { ...change, warnings: [costFinding(change, ["replacing deletes", "makes"]), ...change.warnings] };
}

/** The warnings of a change that is left out: what it would cost, and whom it would send, is no fact then. */
export function costWhereLeftOut(change: Change): Change["warnings"] {
  return change.warnings
    .filter((each) => !saysEverybodyIsSent(each))
    .map((each) => (each.code === CODE ? costFinding(change, ["replacing would delete", "make"]) : each));
}

function costFinding(change: Change, [deletes, makes]: readonly [string, string]): Change["warnings"][number] {
  const { kind, key, name, before } = change;
  const own = key ?? (typeof before?.["name"] === "string" ? before["name"] : name);
  const { replacementAlternative: hint } = kindOf(kind);
  return {
    code: CODE,
    severity: "warning",
    message: `${deletes} ${own} and ${makes} a new object: ${costsOf(change)}`,
    ...(hint !== undefined && { hint }),
    ...placeOf(change),
  };
}

function costsOf({ kind, impact }: Change): string {
  const { dependents, destinations = [] } = impact;
  const applies = { used: dependents.length > 0, sent: destinations.some(({ sends }) => sends !== "never") };
  const costs = kindOf(kind).replacementCosts.filter(({ only }) => only === undefined || applies[only]);
  return joinWords(
    costs.map(({ text }) => text),
    "and",
  );
}
