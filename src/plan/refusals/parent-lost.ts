import { isOwnedBy } from "../../resources/ownership.ts";
import { refuse } from "../refuse.ts";
import type { RefusalRule } from "./refusal-rule.ts";

/**
 * Refuses to touch parts of an audience that is not this project's, and that the plan does not take over. Parts carry no
 * marker: they may be touched as long as their audience is this project's.
 */
export const parentLost: RefusalRule = {
  codes: ["plan-parent-lost"],
  refuse({ owner, changes, live }) {
    const byId = new Map(live.flatMap((object) => (object.within.length === 0 ? [[object.id, object]] : [])));
    const adopted = new Set(changes.flatMap(({ reason, address }) => (reason === "adopted" ? [address] : [])));
    return changes.flatMap((change) => {
      const [audience] = change.within ?? [];
      if (audience?.id === undefined || adopted.has(audience.address)) return [];
      const ownership = byId.get(audience.id)?.ownership;
      if (typeof ownership === "object" && isOwnedBy(ownership, owner)) return [];
      return [
        refuse(
          "plan-parent-lost",
          `${audience.address} is gone or does not belong to this project any more, so its parts are left alone`,
          "take the audience over with metadata.adopt, or remove its manifest",
          change,
        ),
      ];
    });
  },
};
