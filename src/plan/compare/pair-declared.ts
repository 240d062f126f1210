import { kindOf } from "../../resources/kinds.ts";
import type { DeclaredResource } from "../../resources/resource.ts";

/** What is declared of one object in two environments; `undefined` where nothing is. */
export type DeclaredPair = readonly [DeclaredResource | undefined, DeclaredResource | undefined];

type Same = (one: DeclaredResource, other: DeclaredResource) => boolean;

/** Whole objects are the same by their address. */
const sameAddress: Same = (one, other) => one.address === other.address;

/** One place in a file is one declaration, whatever ids the variables of an environment fill in. */
const samePlace: Same = ({ kind, source }, { kind: otherKind, source: there }) =>
  kind === otherKind && source.file === there.file && source.line === there.line && source.column === there.column;

/** What tells the parts of one audience apart, where the environments have files of their own. */
const sameIdentity: Same = (one, other) => {
  const { parent } = kindOf(one.kind);
  return one.kind === other.kind && parent?.identify(one.spec) === parent?.identify(other.spec);
};

/** Pairs whole objects: those of the first environment in their order, then those that only the second has. */
export function pairObjects(
  one: readonly DeclaredResource[],
  other: readonly DeclaredResource[],
): readonly DeclaredPair[] {
  return pairBy([sameAddress], one, other);
}

/** Pairs the parts of one object. Of a kind with a single part left on either side, those two belong together. */
export function pairParts(
  one: readonly DeclaredResource[],
  other: readonly DeclaredResource[],
): readonly DeclaredPair[] {
  const pairs = pairBy([samePlace, sameIdentity], one, other);
  const alone = (side: 0 | 1, kind: string): DeclaredPair[] =>
    pairs.filter((pair) => pair[side]?.kind === kind && pair[1 - side] === undefined);
  return pairs.flatMap((pair): DeclaredPair[] => {
    const kind = (pair[0] ?? pair[1])?.kind ?? "";
    const [ofOne, ofOther] = [alone(0, kind), alone(1, kind)];
    if ((pair[0] && pair[1]) || ofOne.length !== 1 || ofOther.length !== 1) return [pair];
    return pair[0] ? [[pair[0], ofOther[0]?.[1]]] : [];
  });
}

/** Pairs by the first of the rules that finds anything; whatever no rule pairs stands alone. */
function pairBy(
  rules: readonly Same[],
  one: readonly DeclaredResource[],
  other: readonly DeclaredResource[],
): DeclaredPair[] {
  const partnerOf = new Map<DeclaredResource, DeclaredResource>();
  const taken = new Set<DeclaredResource>();
  for (const same of rules)
    for (const each of one) {
      const partner = partnerOf.has(each) ? undefined : other.find((there) => !taken.has(there) && same(each, there));
      if (!partner) continue;
      partnerOf.set(each, partner);
      taken.add(partner);
    }
  return [
    ...one.map((each): DeclaredPair => [each, partnerOf.get(each)]),
    ...other.filter((each) => !taken.has(each)).map((each): DeclaredPair => [undefined, each]),
  ];
}
