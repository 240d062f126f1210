import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Address, DesiredResource, LiveResource } from "../../resources/resource.ts";
import type { OnRemove } from "../../resources/ownership.ts";
import type { OwnedLive } from "./is-leftover.ts";

/** What a declared and a live object are to each other. */
export type Match =
  | { type: "create"; desired: DesiredResource }
  | { type: "keep"; desired: DesiredResource; live: LiveResource; previousAddress?: Address }
  | { type: "adopt"; desired: DesiredResource; live: LiveResource }
  /**
   * Declared with what it adopts, which is not there: whether it is to be created is for a person to say. Without a finding
   * there is a refusal that says why nothing can be adopted.
   */
  | { type: "missing"; desired: DesiredResource; finding?: Diagnostic }
  /** A part whose audience or connection is created anew. */
  | { type: "renew"; desired: DesiredResource; live: LiveResource }
  /** `leftover`: a run that was cut short left it behind. */
  | { type: "delete"; address: Address; live: LiveResource; leftover?: true }
  /** Let go: because its address is to be forgotten, or with what its manifest asked for before it went. */
  | { type: "forget"; address: Address; live: OwnedLive; onRemove?: OnRemove };

/** The match of one type. */
export type MatchOf<Type extends Match["type"]> = Extract<Match, { type: Type }>;

/** The address a match is about. */
export function addressOfMatch(match: Match): Address {
  return "address" in match ? match.address : match.desired.address;
}
