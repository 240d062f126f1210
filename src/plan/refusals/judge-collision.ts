import { describeOwner, isOwnedBy, scopeOf, type OwnerWithHistory } from "../../resources/ownership.ts";
import { addressOf, kindOf } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { letsGo } from "../change/is-change.ts";
import { adoptLine } from "../adopt-line.ts";
import { hintOnFormerNames } from "../former-names.ts";
import type { Change } from "../generated/plan.ts";
import { isCopy } from "../match/claim-markers.ts";

/** A change that wants a display name or a key, and the live object that has it. */
export interface Collision {
  change: Change;
  holder: LiveResource;
  /** What the plan does to the live object. */
  itsChange: Change | undefined;
  owner: OwnerWithHistory;
}

/** Who has the name or key, and what to do about it. */
export interface Verdict {
  code: "plan-unowned-twin" | "plan-foreign-twin" | "plan-own-twin";
  /** To follow what the two have in common. */
  because: string;
  hint: string;
}

/**
 * Says who is in the way, each with the remedy that fits.
 *
 * @param another How to choose another name.
 */
export function judgeCollision(collision: Collision, another: string): Verdict {
  const { change, itsChange, holder, owner } = collision;
  const { ownership } = holder;
  if (itsChange?.ownership.before && letsGo(itsChange)) {
    const off = itsChange.onRemove ? "" : `take ${itsChange.address} off forget and `;
    return {
      code: "plan-unowned-twin",
      because: "will be nobody's when it is let go",
      hint: `${another}, or ${off}say previousNames: [${itsChange.ownership.before.name}]`,
    };
  }
  if (itsChange?.reason === "adopted")
    return {
      code: "plan-unowned-twin",
      because: `${itsChange.address} takes it over`,
      hint: `${another} for one of the two`,
    };
  if (ownership === undefined) return judgeUnowned(collision, another);
  if (ownership === "unreadable")
    return {
      code: "plan-foreign-twin",
      because: "its marker cannot be read",
      hint: "repair or remove the line that starts with [audiencectl: in its description in Segment",
    };
  const address = addressOf(kindOf(holder.kind), ownership.name);
  if (!isOwnedBy(ownership, owner)) {
    const former = hintOnFormerNames(ownership, owner);
    const canTake = holder.kind === change.kind && change.action === "create" && !isCopy(holder, ownership);
    const start = former === undefined ? another : `${former}; if not, give ${change.address} a name of its own`;
    const remedy = canTake
      ? `take it over with this line in metadata: ${adoptLine(holder, scopeOf(ownership))}; if it was handed over to them, remove the manifest`
      : `have ${address} forgotten there`;
    return {
      code: "plan-foreign-twin",
      because: `it belongs to ${describeOwner(ownership)}, as ${address}`,
      hint: `${start}, or ${remedy}`,
    };
  }
  return isCopy(holder, ownership)
    ? {
        code: "plan-own-twin",
        because: `it is a copy of ${address} that was made in the app`,
        hint: `${another}, or delete the copy in Segment`,
      }
    : { code: "plan-own-twin", because: `it belongs to this project as ${address}`, hint: another };
}

/** A manifest takes over only what is of its own kind, and only while there is no live object of its own. */
function judgeUnowned({ change, holder }: Collision, another: string): Verdict {
  const code = "plan-unowned-twin";
  const { prefix } = kindOf(holder.kind);
  if (holder.kind !== change.kind)
    return {
      code,
      because: `it is a ${prefix} that nobody owns: no ${kindOf(change.kind).prefix} can take it over, and the two share names and keys`,
      hint: `${another}, or rename or delete the ${prefix} in Segment`,
    };
  if (change.action !== "create")
    return {
      code,
      because: "nobody owns it",
      hint: `${another}, or rename or delete the ${prefix} in Segment`,
    };
  const adopt = `take it over with this line in metadata: ${adoptLine(holder)}`;
  // Of one key alone, nobody knows whether the same thing is meant.
  return {
    code,
    because: "nobody owns it",
    hint: holder.name === change.name ? adopt : `${adopt}; if another thing is meant, ${another}`,
  };
}
