import { isOwnedBy, scopeOf, type OwnerWithHistory } from "../../resources/ownership.ts";
import { addressOf, kindOf } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { letsGo } from "../change/is-change.ts";
import { adoptLine } from "../adopt-line.ts";
import { hintOnFormerNames } from "../former-names.ts";
import type { Change } from "../generated/plan.ts";
import { describeHolder } from "../match/describe-holder.ts";
import { isCopy } from "../match/is-copy.ts";
import { damagedLine, markerLine } from "../match/marker-notes.ts";

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
  code: "plan-name-taken-unmanaged" | "plan-name-taken-other-project" | "plan-name-taken-same-project";
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
  const { itsChange, holder, owner } = collision;
  const { ownership } = holder;
  if (itsChange?.ownership.before && letsGo(itsChange)) {
    const off = itsChange.onRemove ? "" : `remove ${itsChange.address} from forget and `;
    return {
      code: "plan-name-taken-unmanaged",
      because: "will be unmanaged once it is released",
      hint: `${another}, or ${off}write previousNames: [${itsChange.ownership.before.name}] under metadata`,
    };
  }
  if (itsChange?.reason === "adopted")
    return {
      code: "plan-name-taken-unmanaged",
      because: `${itsChange.address} takes it over`,
      hint: `${another} for one of the two`,
    };
  if (ownership === undefined) return judgeUnowned(collision, another);
  const because = describeHolder(holder, owner);
  const isOwn = ownership !== "unreadable" && isOwnedBy(ownership, owner);
  const code = isOwn ? "plan-name-taken-same-project" : "plan-name-taken-other-project";
  if (ownership === "unreadable" || isCopy(holder, ownership))
    return { code, because, hint: unmark(collision, another) };
  if (isOwn) return { code, because, hint: another };
  const address = addressOf(kindOf(holder.kind), ownership.name);
  const former = hintOnFormerNames(ownership, owner);
  const owners = `ask the owners of ${scopeOf(ownership)} first: it is theirs`;
  const start = former === undefined ? owners : `${former}; if not, ${owners}`;
  const use = canTake(collision)
    ? `To use it, or if you handed it over to them, remove the manifest here${holder.key === undefined ? "" : ` and name its key ${holder.key} in queries`}. `
    : "";
  const remedy = canTake(collision)
    ? `Only if they give it away, take it over with this line in metadata: ${adoptLine(holder, scopeOf(ownership))}`
    : `Or have ${address} forgotten there`;
  return { code, because, hint: `${start}. ${use}For an object of your own, ${another}. ${remedy}` };
}

/** How an object comes out of the way whose marker does not say whose it is. */
function unmark(collision: Collision, another: string): string {
  const { change, holder } = collision;
  const isDamaged = holder.ownership === "unreadable";
  const start = isDamaged ? `restore ${damagedLine} as it was in Segment` : another;
  const remove = `remove ${isDamaged ? "it" : `${markerLine} from its description in Segment`}`;
  return canTake(collision)
    ? `${start}, or ${remove} and take the object over with this line in metadata of ${change.address}: ${adoptLine(holder)}`
    : `${start}, or give the object another name in Segment or delete it there`;
}

/** A manifest takes over only what is of its own kind, and only while there is no live object of its own. */
function canTake({ change, holder }: Collision): boolean {
  return holder.kind === change.kind && change.action === "create";
}

function judgeUnowned({ change, holder }: Collision, another: string): Verdict {
  const code = "plan-name-taken-unmanaged";
  const { prefix } = kindOf(holder.kind);
  if (holder.kind !== change.kind)
    return {
      code,
      because: `it is an unmanaged ${prefix}: no ${kindOf(change.kind).prefix} can take it over, and the two share names and keys`,
      hint: `${another}, or give the ${prefix} another name in Segment or delete it there`,
    };
  if (change.action !== "create")
    return {
      code,
      because: "it is unmanaged",
      hint: `${another}, or give the ${prefix} another name in Segment or delete it there`,
    };
  const adopt = `take it over with this line in metadata: ${adoptLine(holder)}`;
  // Of one key alone, nobody knows whether the same thing is meant.
  return {
    code,
    because: "it is unmanaged",
    hint: holder.name === change.name ? adopt : `${adopt}; if another thing is meant, ${another}`,
  };
}
