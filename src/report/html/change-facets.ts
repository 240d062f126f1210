import { ADOPT_WITH_CHANGES, countedAs } from "../../plan/change/counted-as.ts";
import type { Change } from "../../plan/generated/plan.ts";
import { isDestructive, resyncs } from "../danger.ts";
import type { Facet } from "./toolbar.ts";

/** Changes that destroy something or cannot be taken back. */
export function isRisky(change: Change): boolean {
  return isDestructive(change) || resyncs(change);
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
      forget: "Let go",
      none: "Noted",
    },
  },
  { name: "risky", label: "Risk", options: { yes: "Risky only" } },
  { name: "origin", label: "Cause", options: { manifest: "Manifests", drift: "Drift" } },
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
    origin: change.reason === "drift" ? "drift" : "manifest",
    ...(isRisky(change) && { risky: "yes" }),
    ...(explained !== undefined && { explained: explained ? "yes" : "no" }),
  };
}
