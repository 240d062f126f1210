import type { Diagnostic, SourceRange } from "../../diagnostics/diagnostic.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import { suggest } from "../../values/suggest.ts";
import { refuse } from "../refuse.ts";

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
 * Refuses a deletion whose address is all but the one that is to be forgotten. An entry may stay in the file after its
 * apply: that is no slip when an object that nobody owns can be the one that was let go.
 */
export function findMisspeltForget({ unfit, deleted, live, forgetPlace }: ForgetInput): Diagnostic[] {
  if (deleted.length === 0) return [];
  return unfit.flatMap((address) => {
    const near = nearest(address, deleted);
    if (near === undefined || live.some((object) => wasLetGo(object, address))) return [];
    return [
      refuse(
        "plan-forget-unknown",
        `${address} stands under forget in the project file and fits nothing; did you mean ${near}, which would be deleted?`,
        `to let ${near} go, write its address under forget; to delete it, take ${address} off the forget list`,
        { address: near, source: forgetPlace?.(address) },
      ),
    ];
  });
}

/** The address of the same kind with almost the same name, or of another kind with the same name. */
function nearest(address: Address, others: readonly Address[]): Address | undefined {
  const { prefix, name } = split(address);
  const alike = others.filter((other) => split(other).prefix === prefix).map((other) => split(other).name);
  const near = suggest(name, alike);
  return near === undefined ? others.find((other) => split(other).name === name) : `${prefix}/${near}`;
}

function wasLetGo({ kind: kindName, key, name, ownership }: LiveResource, address: Address): boolean {
  if (ownership !== undefined) return false;
  const { prefix, name: forgotten } = split(address);
  const kind = kindOf(kindName);
  const expected = kind.predictKey(forgotten);
  return kind.prefix === prefix && expected !== "" && (key === expected || kind.predictKey(name) === expected);
}

function split(address: Address): { prefix: string; name: string } {
  const at = address.indexOf("/");
  return { prefix: address.slice(0, at), name: address.slice(at + 1) };
}
