import type { Change } from "../generated/plan.ts";

/** Whether the live object of a change is deleted, be another made in its place or not. */
export function goes({ action }: Pick<Change, "action">): boolean {
  return action === "delete" || action === "replace";
}

/**
 * The outermost change that a change is part of and whose object goes; itself, when it is that.
 *
 * @param changeOf The change of an address.
 */
export function goingRoot(
  { address, within = [] }: Pick<Change, "address" | "within">,
  changeOf: (address: string) => Change | undefined,
): Change | undefined {
  const chain = [...within.map((step) => step.address), address];
  return chain.map(changeOf).find((change) => change && goes(change));
}
