import type { JsonObject } from "../../values/json.ts";
import type { ResourceKind } from "../../resources/kind.ts";
import { addressOfPart, kindOf } from "../../resources/kinds.ts";
import type { Address, DesiredResource, LiveResource } from "../../resources/resource.ts";
import { compareAge } from "../../resources/compare-age.ts";
import { compareFields } from "../change/compare-fields.ts";
import type { Match } from "./match.ts";
import type { ChangeContext } from "../change/change-context.ts";
import { secretPointers } from "../change/change-parts.ts";
import { resolveSpec } from "../change/resolve-spec.ts";
import { veilSecrets } from "../../resources/secrets.ts";

/** The parts of one kind of one parent, declared and live. */
export interface PartsToMatch {
  /** The parent's address. */
  parent: Address;
  kind: ResourceKind;
  desired: readonly DesiredResource[];
  live: readonly LiveResource[];
  /** Whether the parent is created anew, and its parts with it. */
  anew: boolean;
  context: Pick<ChangeContext, "keyOf" | "secretOf">;
}

/**
 * Pairs declared parts with live ones: by what identifies them, then what is left over as far as the kind allows. What
 * is declared without a live part is created, what is live without a declaration is deleted.
 */
export function matchParts({ parent, kind, desired, live, anew, context }: PartsToMatch): Match[] {
  const rest = live.toSorted(compareAge);
  const take = (fits: (object: LiveResource) => boolean): LiveResource | undefined => {
    const at = rest.findIndex(fits);
    return at === -1 ? undefined : rest.splice(at, 1)[0];
  };
  const resolved = new Map(desired.map((each) => [each, resolveSpec(each, context.keyOf).spec]));
  const identify = (spec: JsonObject): string | undefined => kind.parent?.identify(spec);
  const pairs = new Map<DesiredResource, LiveResource | undefined>();
  for (const each of desired)
    pairs.set(
      each,
      take(({ spec }) => identify(spec) === identify(resolved.get(each) ?? each.spec)),
    );
  for (const each of desired)
    if (!pairs.get(each))
      pairs.set(
        each,
        take((object) => {
          const spec = resolved.get(each) ?? each.spec;
          return isLeftover(kind, spec, veilSecrets(spec, secretPointers(each), object.spec, context.secretOf));
        }),
      );
  const type = anew ? "renew" : "keep";
  const matches = [...pairs].map(([each, object]): Match =>
    object ? { type, desired: each, live: object } : { type: "create", desired: each },
  );
  return [...matches, ...deletions(parent, rest, desired)];
}

/** The deletions of live parts, each with an address that none of the others has. */
export function deletions(
  parent: Address,
  live: readonly LiveResource[],
  desired: readonly DesiredResource[] = [],
): Match[] {
  const used = new Set(desired.map(({ address }) => address));
  return live.map((object, index) => {
    const plain = addressOfPart(parent, kindOf(object.kind), object.spec, desired.length + index + 1);
    let address = plain;
    for (let number = 2; used.has(address); number += 1) address = `${plain}~${number}`;
    used.add(address);
    return { type: "delete", address, live: object };
  });
}

/** Whether a live part that nothing identifies as declared is the declared one after an edit. */
function isLeftover(kind: ResourceKind, desired: JsonObject, live: JsonObject): boolean {
  const { leftovers } = kind.parent ?? {};
  if (leftovers === "edited") return true;
  if (leftovers === undefined) return false;
  const { changed, untold } = compareFields(kind, desired, live);
  // Taken for the same without being known to be, it would never get what its manifest says.
  return untold.length === 0 && changed.every((pointer) => pointer === leftovers.renamed);
}
