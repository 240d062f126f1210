import type { Change } from "../generated/plan.ts";
import { addToGroup } from "../../values/group-by.ts";
import { describe } from "../match/marker-notes.ts";
import { remainingUsers, startsUsing } from "../order/key-users.ts";
import { refuse } from "../refuse.ts";
import type { RefusalRule } from "./refusal-rule.ts";

/** Refuses to delete what a live query still uses: the query would silently stop to match (API.md 2.10). */
export const stillUsed: RefusalRule = {
  codes: ["plan-still-used"],
  refuse({ changes, changeById, users }) {
    const newUsers = findNewUsers(changes);
    return changes.flatMap((change) => {
      if (change.action !== "delete") return [];
      const { staying } = remainingUsers(change, users, changeById);
      const names = [...new Set([...staying.map(describe), ...(newUsers.get(change.key ?? "") ?? [])])];
      if (names.length === 0) return [];
      return [
        refuse(
          "plan-still-used",
          `${change.address} would be deleted, but its key ${change.key} is used by the query of ${names.join(", ")}`,
          "change or remove those first, or keep this one",
          change,
        ),
      ];
    });
  },
};

/** Addresses of the changes whose query names a key that it did not name before, by the key. */
function findNewUsers(changes: readonly Change[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const change of changes) for (const key of startsUsing(change)) addToGroup(found, key, change.address);
  return found;
}
