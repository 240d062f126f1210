import { joinWords } from "../values/words.ts";
import type { DeclaredElsewhere } from "./declared-names.ts";
import { adoptLine } from "../plan/adopt-line.ts";
import { hintOnFormerNames } from "../plan/former-names.ts";
import { addressOf, kindOf } from "../resources/kinds.ts";
import {
  describeOwner,
  isOfScope,
  isOwnedBy,
  isWithoutOurUid,
  readScope,
  scopeOf,
  type OwnerWithHistory,
} from "../resources/ownership.ts";
import type { Address, DesiredResource, LiveResource } from "../resources/resource.ts";

/** Who has a claim on a live object, and so whether it is free to be imported. */
export type Claim =
  | { type: "free" }
  /**
   * A marker in it says that somebody has it already. With the line that takes it over, where a manifest can, and with what
   * to write if it is this project's from before it had a uid.
   */
  | { type: "owned"; owner: string; adoptLine?: string; former?: string }
  /** It is not this project's yet, but a manifest speaks of it: one that adopts it, or one that declares an object of its name. */
  | { type: "declared"; address: Address; adopts: boolean }
  /** Nobody owns it here, but a manifest of other environments declares what looks like the same. */
  | { type: "elsewhere"; address: Address; environments: readonly string[]; environment: string }
  /** Asked for where only objects with manifests of this project are meant. */
  | { type: "unmanaged" };

/**
 * The claim on a live object. A marker that cannot be read counts as an owner: better one question too many.
 *
 * @param owner The project that asks, and its environment.
 * @param elsewhere What manifests declare for other environments. Default: nothing.
 */
export function claimOn(
  live: LiveResource,
  desired: readonly DesiredResource[],
  owner: OwnerWithHistory,
  elsewhere: readonly DeclaredElsewhere[] = [],
): Claim {
  const { ownership } = live;
  if (ownership === "unreadable") return { type: "owned", owner: "somebody whose marker is damaged" };
  const alike = desired.filter(({ kind }) => kind === live.kind);
  const adopting = alike.find((each) => adopts(each, live));
  if (ownership) {
    const isOurs = isOwnedBy(ownership, owner);
    const former = isWithoutOurUid(ownership, owner) ? hintOnFormerNames(ownership, owner) : undefined;
    const from = adopting?.adopt?.from;
    if (!isOurs && adopting && from !== undefined && isOfScope(ownership, readScope(from)))
      return { type: "declared", address: adopting.address, adopts: true };
    return {
      type: "owned",
      owner: `${describeOwner(ownership, owner)}, as ${addressOf(kindOf(live.kind), ownership.name)}`,
      ...(!isOurs && { adoptLine: adoptLine(live, scopeOf(ownership)) }),
      ...(former !== undefined && { former }),
    };
  }
  if (adopting) return { type: "declared", address: adopting.address, adopts: true };
  const namesake = alike.find(({ spec }) => spec["name"] === live.name);
  if (namesake) return { type: "declared", address: namesake.address, adopts: false };
  const other = elsewhere.find(
    ({ kind, displayName, adoptsKey }) =>
      kind === live.kind && (displayName === live.name || (adoptsKey !== undefined && adoptsKey === live.key)),
  );
  if (!other) return { type: "free" };
  const { address, environments } = other;
  return { type: "elsewhere", address, environments, environment: owner.environment };
}

/** Why an object cannot be imported, as the end of a sentence about it; `undefined` when it can. */
export function explainClaim(claim: Claim): string | undefined {
  if (claim.type === "free") return undefined;
  if (claim.type === "elsewhere")
    return `is declared by ${claim.address} for ${joinWords(claim.environments, "and")}; add ${claim.environment} to its metadata.environments`;
  if (claim.type === "unmanaged") return "has no manifest in this project that owns it";
  if (claim.type === "owned")
    return [
      `belongs to ${claim.owner}`,
      ...(claim.former === undefined ? [] : [claim.former]),
      ...(claim.adoptLine === undefined
        ? []
        : [`to take it over, write this line in the metadata of a manifest: ${claim.adoptLine}`]),
    ].join("; ");
  return claim.adopts
    ? `is adopted by ${claim.address} already`
    : `has the display name of ${claim.address}; let that manifest adopt it`;
}

/** Whether a manifest takes a live object over. */
export function adopts({ kind, adopt }: Pick<DesiredResource, "kind" | "adopt">, live: LiveResource): boolean {
  if (!adopt || kind !== live.kind) return false;
  return adopt.id === live.id || (adopt.key !== undefined && adopt.key === live.key) || adopt.name === live.name;
}
