import { addressOf, kindOf } from "../../resources/kinds.ts";
import { describeOwner, isOwnedBy, type OwnerWithHistory } from "../../resources/ownership.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { isCopy } from "./is-copy.ts";

/** Whose a live object is, in words to follow "and", from the point of view of a project. */
export function describeHolder(holder: LiveResource, owner: OwnerWithHistory): string {
  const { ownership } = holder;
  if (ownership === undefined) return "it is unmanaged";
  if (ownership === "unreadable") return "its marker is damaged";
  const address = addressOf(kindOf(holder.kind), ownership.name);
  const isOwn = isOwnedBy(ownership, owner);
  if (isCopy(holder, ownership))
    return `it carries the marker of ${address}${isOwn ? "" : ` of ${describeOwner(ownership, owner)}`}, which was written for an object with another key`;
  return isOwn
    ? `it belongs to this project as ${address}`
    : `it belongs to ${describeOwner(ownership, owner)}, as ${address}`;
}
