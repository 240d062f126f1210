import type { Change } from "../generated/plan.ts";
import { fieldPath } from "../../values/pointer.ts";
import { refuse } from "../refuse.ts";
import type { RefusalRule } from "./refusal-rule.ts";
import { ofTheirOwnAccord } from "../change/of-their-own-accord.ts";

/** Refuses to delete what is protected, and to delete and create anew what its manifest does not allow that for. */
export const notPermitted: RefusalRule = {
  codes: ["plan-protected", "plan-replace-needs-leave"],
  refuse: ({ allChanges, replaceAllowed }) =>
    ofTheirOwnAccord(allChanges).flatMap((change) => {
      const { action, address, ownership, replaces = [] } = change;
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
                "plan-replace-needs-leave",
                `${address} can only be replaced: ${reasons}`,
                `${turnBack(change)}, or allow deleting and creating the object anew with metadata.replace: allow`,
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
    ? "take the change back"
    : "declare what the space holds, which audiencectl import writes (with --update for what is owned)";
}

const unprotect = {
  delete: "restore its manifest with protect: false, apply that, and remove it then; or forget it",
  replace: "apply protect: false first, and this change then",
} as const;
