import type { Change } from "../generated/plan.ts";
import { fieldPath } from "../../values/pointer.ts";
import { refuse } from "../refuse.ts";
import { takenOverFrom } from "../change/taken-over-from.ts";
import type { RefusalRule } from "./refusal-rule.ts";
import { ofTheirOwnAccord } from "../change/of-their-own-accord.ts";

/** Refuses to delete or replace what is protected, to take its protection away with it, and to replace what its manifest does not allow that for. */
export const notPermitted: RefusalRule = {
  codes: ["plan-protected", "plan-replacement-not-allowed"],
  refuse: ({ allChanges, replaceAllowed }) =>
    ofTheirOwnAccord(allChanges).flatMap((change) => {
      const { action, address, ownership, replaces = [] } = change;
      const from = takenOverFrom(change);
      if (from !== undefined && action === "adopt" && ownership.before?.protect && !ownership.after?.protect)
        return [
          refuse(
            "plan-protected",
            `${address} is protected by ${from}, and taking it over would take the protection away`,
            "write protect: true under metadata here, too; or protect: false under metadata there first, and apply that",
            change,
          ),
        ];
      if (action !== "delete" && action !== "replace") return [];
      const isProtected = ownership.before?.protect || ownership.after?.protect;
      const reasons = replaces.map(({ pointer, reason }) => `${fieldPath(pointer)}: ${reason}`).join("; ");
      return [
        ...(isProtected
          ? [refuse("plan-protected", `${address} is protected and would be ${action}d`, unprotect[action], change)]
          : []),
        ...(action === "replace" && !replaceAllowed.has(address)
          ? [
              refuse(
                "plan-replacement-not-allowed",
                `${address} can only be replaced: ${reasons}`,
                `${turnBack(change)}, or allow deleting and recreating the object with metadata.replace: allow`,
                change,
              ),
            ]
          : []),
      ];
    }),
};

/** How to do without a replacement: by the manifest, which alone can be changed. */
function turnBack({ reason }: Change): string {
  return reason === "pending" || reason === "moved"
    ? "revert the change"
    : "declare what the space holds, which audiencectl import writes (with --update for managed objects)";
}

const unprotect = {
  delete: "restore its manifest with protect: false under metadata, apply that, and remove it afterwards; or forget it",
  replace: "write protect: false under metadata and apply that first; then apply this change",
} as const;
