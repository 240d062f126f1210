import { ADOPT_WITH_CHANGES, countedAs } from "../../plan/change/counted-as.ts";
import type { Change } from "../../plan/generated/plan.ts";
import { isDestructive } from "../danger.ts";
import { risksOf } from "../risks.ts";
import { sendingsOf } from "../sendings.ts";
import { passedOnText } from "../used-by-text.ts";
import type { Facet } from "./toolbar.ts";

/** Changes that destroy something, cannot be taken back, are noticed at once by those who rely on the object, or may send other members of what uses it. */
export function isRisky(change: Change): boolean {
  return (
    isDestructive(change) ||
    sendingsOf(change, []).length > 0 ||
    risksOf(change).length > 0 ||
    passedOnText(change) !== undefined
  );
}

/** What the filters of a plan can be set to, in the order in which they stand. */
export const planFacets: readonly Facet[] = [
  {
    name: "action",
    label: "Action",
    options: {
      delete: "Delete",
      replace: "Replace",
      update: "Update",
      create: "Create",
      [ADOPT_WITH_CHANGES]: "Adopt with changes",
      adopt: "Adopt",
      forget: "Release",
      none: "Noted",
    },
  },
  { name: "risky", label: "Risk", options: { yes: "Risky only" } },
  { name: "origin", label: "Cause", options: { manifest: "Manifests", drift: "Drift", unknown: "Not known" } },
  {
    name: "explained",
    label: "Explained",
    options: { yes: "By this branch", no: "Not explained" },
  },
  { name: "kind", label: "Kind" },
];

/** Where a change stands in those. */
export function facetsOf(change: Change): Record<string, string> {
  const { explained } = change;
  return {
    action: countedAs(change),
    kind: change.kind,
    origin: originOf(change),
    ...(isRisky(change) && { risky: "yes" }),
    ...(explained !== undefined && { explained: explained ? "yes" : "no" }),
  };
}

/** Who moved. A part carries no record of what was applied, so nobody knows it of one that differs. */
function originOf({ reason, within, action }: Change): string {
  if (reason === "drift") return "drift";
  return within && reason === "pending" && action === "update" ? "unknown" : "manifest";
}
