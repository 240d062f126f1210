import type { ValueUse } from "../../query/index.ts";
import { kindOfColumn } from "../data-types.ts";
import type { Scalar, ValueKind } from "../generated/catalog.ts";
import type { AskingQuery, NameContext } from "./catalog-rule.ts";
import { collectionsOf, findTrait } from "./traits.ts";
import { quoteName } from "./words.ts";

/** What is known of the values of a name in a query. */
export interface ValueFacts {
  /** The name in a sentence: `the property 'total' of 'Order Completed'`. */
  what: string;
  noun: "trait" | "property" | "column";
  types?: readonly ValueKind[];
  /** All values that are allowed. */
  values?: readonly Scalar[];
  /** How its type is told, in a sentence: `is declared as number`, `is a column of type VARCHAR`. */
  typeText: string;
}

/** What is known of the values of a trait, a property or a column; `undefined` when nothing is. */
export function factsOf(
  use: ValueUse,
  { type }: AskingQuery,
  { known, own, isExempt }: NameContext,
): ValueFacts | undefined {
  const { kind, name, of } = use;
  if (isExempt(name)) return undefined;
  if (kind === "trait") {
    const trait = own.has(name) ? undefined : findTrait(name, collectionsOf(type, use.whose), known);
    const what = `the trait ${quoteName(name)}`;
    if (trait?.origin === "AUDIENCE")
      return { what, noun: kind, types: ["boolean"], typeText: "comes from an audience, so it is true or false" };
    return trait && { what, noun: kind, ...declared(trait) };
  }
  if (of?.kind === "entity") {
    const dataType = known.columns(of.path)?.get(name)?.dataType;
    const column = dataType === undefined ? undefined : kindOfColumn(dataType);
    return (
      column && {
        what: `the column ${quoteName(name)}`,
        noun: "column",
        types: [column],
        typeText: `is of type ${dataType}`,
      }
    );
  }
  const property = of && known.properties(of.name, kind)?.get(name);
  return (
    property && {
      what: `the property ${quoteName(name)} of ${quoteName(of.name)}`,
      noun: "property",
      ...declared(property),
    }
  );
}

function declared({ types, values }: { types?: ValueKind[]; values?: Scalar[] }): Omit<ValueFacts, "what" | "noun"> {
  return {
    ...(types && { types }),
    ...(values && { values }),
    typeText: `is declared as ${(types ?? []).join(" or ")}`,
  };
}
