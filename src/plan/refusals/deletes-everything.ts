import { refuse } from "../refuse.ts";
import { ofTheirOwnAccord } from "../change/of-their-own-accord.ts";
import type { RefusalRule } from "./refusal-rule.ts";

/** Refuses to delete all that a project owns, however little that is. */
export const deletesEverything: RefusalRule = {
  codes: ["plan-deletes-everything"],
  aboutAmounts: true,
  refuse({ allChanges, unselected, limits }) {
    const owned = ofTheirOwnAccord(allChanges).filter(({ ownership }) => ownership.before !== null);
    if (unselected.some(({ ownership }) => ownership.before !== null)) return [];
    if (limits.allowDeleteAll || owned.length === 0 || owned.some(({ action }) => action !== "delete")) return [];
    return [
      refuse(
        "plan-deletes-everything",
        `all ${owned.length} objects that this project owns would be deleted`,
        "check the manifests and the environment; if it is meant, say --allow-delete-all, or forget them to keep them in the space",
      ),
    ];
  },
};
