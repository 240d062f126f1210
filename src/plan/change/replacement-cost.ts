import { kindOf } from "../../resources/kinds.ts";
import { joinWords } from "../../values/words.ts";
import { placeOf } from "../place.ts";
import type { Change } from "../generated/plan.ts";
import { destinationName } from "../destinations/destination-name.ts";
import { isSink } from "../order/graph-role.ts";
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
  const { kind } = change;
  const { replacementAlternative: hint } = kindOf(kind);
  return {
    code: CODE,
    severity: "warning",
    message: `${deletes} ${oldOf(change)} and ${makes} a new ${isSink(kind) ? "connection" : "object"}: ${costsOf(change)}`,
    ...(hint !== undefined && { hint }),
    ...placeOf(change),
  };
}

/** What is deleted: a connection with its audience, because its destination stays. */
function oldOf({ kind, key, name, before, impact, within }: Change): string {
  if (!isSink(kind)) return key ?? (typeof before?.["name"] === "string" ? before["name"] : name);
  const [to] = impact.destinations ?? [];
  return `the connection of ${JSON.stringify(impact.audience ?? within?.[0]?.address)} to ${(to && destinationName(to)) ?? name}`;
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
