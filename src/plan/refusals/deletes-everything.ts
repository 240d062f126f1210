import { refuse } from "../refuse.ts";
import { goesWithManifest } from "../change/is-change.ts";
import { ofTheirOwnAccord } from "../change/of-their-own-accord.ts";
import { isOwned } from "./amounts.ts";
import type { RefusalRule } from "./refusal-rule.ts";

/** Refuses to let all that a project owns go with its manifests, however little that is. */
export const deletesEverything: RefusalRule = {
  codes: ["plan-deletes-everything"],
  aboutAmounts: true,
  refuse({ allChanges, unselected, limits }) {
    const owned = ofTheirOwnAccord(allChanges).filter((change) => !change.within && isOwned(change));
    if (unselected.some(isOwned)) return [];
    if (limits.allowDeleteAll || owned.length === 0 || !owned.every(goesWithManifest)) return [];
    const goes = owned.every(({ action }) => action === "delete") ? "deleted" : "deleted or released";
    return [
      refuse(
        "plan-deletes-everything",
        `${owned.length === 1 ? "the only object" : `all ${owned.length} objects`} that this project owns would be ${goes}`,
        'check the manifests and the environment; if it is intended, pass --allow-delete-all; to leave audiencectl and keep them in the space, write manifests: [] and forget: ["*/*"] below spec of the project file',
      ),
    ];
  },
};
