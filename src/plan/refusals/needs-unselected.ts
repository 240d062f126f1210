import { findNeeds, type Need } from "../order/find-needs.ts";
import { refuse } from "../refuse.ts";
import type { RefusalRule } from "./refusal-rule.ts";

/** Refuses a selected change that cannot be made without another one that the selection leaves out. */
export const needsUnselected: RefusalRule = {
  codes: ["plan-needs-unselected"],
  refuse({ changes, unselected, selected, references }) {
    if (!selected) return [];
    return findNeeds(changes, unselected, references).map((need) =>
      refuse("plan-needs-unselected", describeNeed(need), selected.remedyFor(need.needed.address), need.change),
    );
  },
};

function describeNeed({ change, needed, role }: Need): string {
  switch (role) {
    case "first":
      return `${change.address} has to wait for ${needed.address}, which is to be changed first (${needed.action}) and is not selected`;
    case "user":
      return `${change.address} would be replaced and get another key, and ${needed.address}, which uses its key, is not selected`;
  }
}
