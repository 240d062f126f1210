import type { Change } from "../plan/generated/plan.ts";
import type { Fate } from "../resources/fate.ts";
import type { Address } from "../resources/resource.ts";
import type { FoundHolder } from "./find-holder.ts";
import { isNotToAdopt } from "./sentences.ts";

/** What may show that a declared object was in the space before. */
export interface Traces {
  /** What the audit trail says. Left out: it was not asked, or does not record the kind. */
  fate: Fate | undefined;
  /** A live object that may be it. */
  found: FoundHolder | undefined;
  /** What is declared and not there although a live query names its key. */
  named: ReadonlySet<Address>;
}

/**
 * Whether nothing shows that a declared object was ever in the space, although all that could show it was read: it waits for
 * an apply then, as far as is known. A trail that ends early could have its deletion further back.
 */
export function isNeverSeen(change: Change, { fate, found, named }: Traces): boolean {
  if (fate?.type !== "not-told" || fate.backTo !== undefined || fate.madeAt !== undefined) return false;
  // What its manifest adopts was in the space at some time, or a typing error has to be found.
  return !found && !isNotToAdopt(change) && !named.has(change.address);
}

/** Whether a pending change is of an object that nothing was seen of: whatever else is not there is missing. */
export function waitsForFirstApply({ id, within }: Pick<Change, "id" | "within">): boolean {
  return id === undefined && !within;
}
