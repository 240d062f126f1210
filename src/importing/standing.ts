import { addressOf, kindOf } from "../resources/kinds.ts";
import type { Address, DesiredResource, LiveResource } from "../resources/resource.ts";

/** Whether a live object is free to be imported. */
export type Standing =
  | { type: "free" }
  /** A marker in it says that somebody has it already. */
  | { type: "owned"; owner: string }
  /** Nobody owns it yet, but a manifest speaks of it: one that adopts it, or one that declares an object of its name. */
  | { type: "declared"; address: Address; adopts: boolean }
  /** Asked for where only objects with manifests of this project are meant. */
  | { type: "unmanaged" };

/** Where a live object stands. A marker that cannot be read counts as an owner: better one question too many. */
export function standingOf(live: LiveResource, desired: readonly DesiredResource[]): Standing {
  const { ownership } = live;
  if (ownership === "unreadable") return { type: "owned", owner: "somebody whose marker is damaged" };
  if (ownership) {
    const address = addressOf(kindOf(live.kind), ownership.name);
    return { type: "owned", owner: `the project ${ownership.project}, as ${address}` };
  }
  const alike = desired.filter(({ kind }) => kind === live.kind);
  const adopting = alike.find((each) => adopts(each, live));
  if (adopting) return { type: "declared", address: adopting.address, adopts: true };
  const namesake = alike.find(({ spec }) => spec["name"] === live.name);
  return namesake ? { type: "declared", address: namesake.address, adopts: false } : { type: "free" };
}

/** Why an object cannot be imported, as the end of a sentence about it; `undefined` when it can. */
export function explainStanding(standing: Standing): string | undefined {
  if (standing.type === "free") return undefined;
  if (standing.type === "unmanaged") return "has no manifest in this project that owns it";
  if (standing.type === "owned") return `belongs to ${standing.owner}`;
  return standing.adopts
    ? `is adopted by ${standing.address} already`
    : `has the display name of ${standing.address}; let that manifest adopt it`;
}

/** Whether a manifest takes a live object over. */
export function adopts({ kind, adopt }: DesiredResource, live: LiveResource): boolean {
  if (!adopt || kind !== live.kind) return false;
  return adopt.id === live.id || (adopt.key !== undefined && adopt.key === live.key) || adopt.name === live.name;
}
