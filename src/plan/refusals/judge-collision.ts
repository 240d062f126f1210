import { describeOwner, isOwnedBy, type OwnerWithHistory } from "../../resources/ownership.ts";
import { addressOf, kindOf } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
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
  if (itsChange?.action === "forget" && itsChange.ownership.before)
    return {
      code: "plan-unowned-twin",
      because: "will be nobody's when it is forgotten",
      hint: `${another}, or take ${itsChange.address} off forget and say previousNames: [${itsChange.ownership.before.name}]`,
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
    return {
      code: "plan-foreign-twin",
      because: `it belongs to ${describeOwner(ownership)}`,
      hint:
        former === undefined
          ? `${another}, or have ${address} forgotten there`
          : `${former}; if not, give ${change.address} a name of its own, or have ${address} forgotten there`,
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
function judgeUnowned({ change, holder, itsChange }: Collision, another: string): Verdict {
  const code = "plan-unowned-twin";
  const { prefix } = kindOf(holder.kind);
  if (itsChange) return { code, because: `${itsChange.address} takes it over`, hint: `${another} for one of the two` };
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
  const by = holder.key === undefined ? `{id: ${holder.id}}` : `{key: ${holder.key}}`;
  return { code, because: "nobody owns it", hint: `take it over with this line in metadata: adopt: ${by}` };
}
