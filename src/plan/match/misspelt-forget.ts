import type { Diagnostic, SourceRange } from "../../diagnostics/diagnostic.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import { refuse, type Refusal } from "../refuse.ts";
import { nearestAddress, splitAddress } from "./nearest-address.ts";

/** What is looked at to tell a slip under `forget` from an entry that has done its work. */
export interface ForgetInput {
  /** Addresses under `forget` that nothing owned or declared has. */
  unfit: readonly Address[];
  /** The addresses of the objects that would be deleted. */
  deleted: readonly Address[];
  live: readonly LiveResource[];
  /** Where an address stands under `forget`. Default: not known. */
  forgetPlace?: ForgetPlace | undefined;
}

/** Where an address stands in the list of those to let go of. */
export type ForgetPlace = (address: Address) => SourceRange | undefined;

/**
 * Refuses a deletion whose address can be the one that was to be forgotten, and warns of every other entry that fits
 * nothing while something would be deleted. An entry may stay in the file after its apply: that is no slip when an object
 * that nobody owns can be the one that was let go.
 */
export function findMisspeltForget({ unfit, deleted, live, forgetPlace }: ForgetInput): {
  refused: Refusal[];
  warnings: Diagnostic[];
} {
  const refused: Refusal[] = [];
  const warnings: Diagnostic[] = [];
  if (deleted.length === 0) return { refused, warnings };
  for (const address of unfit) {
    if (live.some((object) => wasLetGo(object, address))) continue;
    const source = forgetPlace?.(address);
    const near = nearestAddress(address, deleted);
    if (near === undefined) warnings.push(unfitEntry(address, source));
    else refused.push(misspelt(address, near, source));
  }
  return { refused, warnings };
}

function misspelt(address: Address, near: Address, source: SourceRange | undefined): Refusal {
  return refuse(
    "plan-forget-unknown",
    `${address} is under forget in the project file and fits nothing; did you mean ${near}, which would be deleted?`,
    `to release ${near}, write its address under forget; to delete it, take ${address} off the forget list`,
    { address: near, source },
  );
}

/** About the plan as a whole: which of the deletions it was to prevent, if any, is not known. */
function unfitEntry(address: Address, source: SourceRange | undefined): Diagnostic {
  return {
    code: "plan-forget-unfit",
    severity: "warning",
    message: `${address} is under forget in the project file and fits nothing: it releases nothing, while the plan deletes something`,
    hint: `take ${address} off the forget list, or correct it to the address of what is to stay`,
    ...(source && { source }),
  };
}

function wasLetGo({ kind: kindName, key, name, ownership }: LiveResource, address: Address): boolean {
  if (ownership !== undefined) return false;
  const { prefix, name: forgotten } = splitAddress(address);
  const kind = kindOf(kindName);
  const expected = kind.predictKey(forgotten);
  return kind.prefix === prefix && expected !== "" && (key === expected || kind.predictKey(name) === expected);
}
