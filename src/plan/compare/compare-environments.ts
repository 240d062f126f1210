import { kindOf } from "../../resources/kinds.ts";
import type { Address, DeclaredResource } from "../../resources/resource.ts";
import { groupBy } from "../../values/group-by.ts";
import type { JsonObject, JsonValue } from "../../values/json.ts";
import { fieldPath, getAt, setAt } from "../../values/pointer.ts";
import { compareMetadata, compareValues, type ComparedValues } from "./compare-values.ts";
import { gatherVariables, variablesAt, type VariablesOfBoth } from "./differing-variables.ts";
import type { DifferingField, EnvironmentDiff, OneSidedObject } from "./environment-diff.ts";
import { pairObjects, pairParts, type DeclaredPair } from "./pair-declared.ts";

/** One of the environments that are compared. */
export interface ComparedSide {
  name: string;
  variables: ReadonlyMap<string, JsonValue>;
  /** What the manifests declare for it, as far as it is compared, parts among it. */
  declared: readonly DeclaredResource[];
  /** What the space holds of a declared object, as far as `asked` names its fields; `undefined` where it has none such. Left out: the manifests are compared. */
  liveValues?: (declared: DeclaredResource, asked: JsonObject) => ComparedValues | undefined;
}

/** What a comparison of two environments finds. */
type Found = Pick<EnvironmentDiff, "differing" | "only" | "same" | "variables" | "notTold">;

/**
 * Compares two environments, object by object and field by field. Objects are the same by their address, and parts by the
 * place where they are declared, because ids of destinations differ from space to space.
 */
export function compareEnvironments(one: ComparedSide, other: ComparedSide): Found {
  const variables: VariablesOfBoth = [one.variables, other.variables];
  const trees = [treeOf(one), treeOf(other)] as const;
  const found: Found = { differing: [], only: [], same: 0, variables: [], notTold: [] };
  const visit = (pair: DeclaredPair): void => {
    const [left, right] = pair;
    const asked = askedOf(pair);
    const [here, there] = [left && valuesIn(one, left, asked), right && valuesIn(other, right, asked)];
    if (left && right && here && there) {
      const parts = [trees[0].partsOf(left.address), trees[1].partsOf(right.address)] as const;
      const fields = [
        ...(one.liveValues
          ? []
          : compareMetadata({ declared: left, parts: parts[0] }, { declared: right, parts: parts[1] })),
        ...compareValues(left.kind, here, there),
      ].map((field): DifferingField => ({ ...field, variables: variablesAt(pair, field.pointer, variables) }));
      const { address, kind } = left;
      const moved = right.address === address ? {} : { addressThere: right.address };
      if (fields.length === 0) found.same += 1;
      else found.differing.push({ address, ...moved, kind, name: nameOf(left, here), fields });
      for (const pointer of new Set([...here.notTold, ...there.notTold]))
        found.notTold.push({ address, field: fieldPath(pointer) });
      for (const part of pairParts(...parts)) visit(part);
    } else if (left && here) found.only.push(oneSided(one, left, here, trees[0]));
    else if (right && there) found.only.push(oneSided(other, right, there, trees[1]));
  };
  for (const pair of pairObjects(trees[0].partsOf(""), trees[1].partsOf(""))) visit(pair);
  const fields = found.differing.flatMap((object) => object.fields);
  return { ...found, variables: gatherVariables(fields, variables) };
}

function valuesIn(side: ComparedSide, declared: DeclaredResource, asked: JsonObject): ComparedValues | undefined {
  return side.liveValues ? side.liveValues(declared, asked) : { spec: declared.spec, notTold: [] };
}

/** Every field that either manifest declares of an object. */
function askedOf([left, right]: DeclaredPair): JsonObject {
  const asked: JsonObject = {};
  for (const { pointer } of kindOf((left ?? right)?.kind ?? "").fields) {
    const value = getAt(left?.spec, pointer) ?? getAt(right?.spec, pointer);
    if (value !== undefined) setAt(asked, pointer, value);
  }
  return asked;
}

/** What is declared for an environment, by what it is part of; whole objects are parts of nothing: "". */
interface Tree {
  partsOf: (address: Address) => readonly DeclaredResource[];
}

function treeOf({ declared }: ComparedSide): Tree {
  const byParent = groupBy(declared, ({ parent = "" }) => parent);
  return { partsOf: (address) => byParent.get(address) ?? [] };
}

function oneSided(
  { name: environment, liveValues }: ComparedSide,
  declared: DeclaredResource,
  values: ComparedValues,
  tree: Tree,
): OneSidedObject {
  const { address, kind } = declared;
  // Which parts a space holds is looked up only where they are compared.
  const parts = liveValues ? {} : { parts: countParts(tree, address) };
  return { address, kind, name: nameOf(declared, values), environment, ...parts };
}

function countParts(tree: Tree, address: Address): number {
  return tree.partsOf(address).reduce((sum, part) => sum + 1 + countParts(tree, part.address), 0);
}

function nameOf({ name }: DeclaredResource, { spec }: ComparedValues): string {
  return typeof spec["name"] === "string" ? spec["name"] : name;
}
