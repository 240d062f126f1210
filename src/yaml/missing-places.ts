import { childPointer, getAt, isWithin, type Pointer } from "../values/pointer.ts";
import { fieldOfValue, placesOfField, type Stray } from "./field-homes.ts";
import type { SchemaContext } from "./schema-context.ts";
import { isRequired } from "./schema-fields.ts";

/** Where a required field is missing that an unknown one is, in the wrong place or by another name; `undefined` where none is, or several. */
export function missingPlaceOf(
  stray: Stray,
  { schema, errors }: Pick<SchemaContext, "schema" | "errors">,
): Pointer | undefined {
  const missing = missingPlaces(errors);
  const named = fieldOfValue(schema, stray);
  const meant = [...(named === undefined ? [] : [named]), ...placesOfField(schema, stray)];
  const [only, ...more] = meant.filter((place) => isWithin(place, missing) && isRequired(schema, place));
  return more.length === 0 ? only : undefined;
}

/** The places of required fields that are missing because they are elsewhere, each told there, as an unknown field. */
export function toldElsewhere(context: SchemaContext): ReadonlySet<Pointer> {
  const missing = missingPlaces(context.errors);
  const found = straysIn(context).flatMap((stray) => missingPlaceOf(stray, context) ?? []);
  return new Set([...missing].filter((place) => found.some((meant) => isWithin(meant, new Set([place])))));
}

function missingPlaces(errors: SchemaContext["errors"]): ReadonlySet<Pointer> {
  const required = errors.filter(({ keyword }) => keyword === "required");
  return new Set(
    required.map(({ instancePath, params }) => childPointer(instancePath, String(params["missingProperty"]))),
  );
}

function straysIn({ document, errors }: SchemaContext): Stray[] {
  return errors
    .filter(({ keyword }) => keyword === "additionalProperties")
    .map(({ instancePath: owner, params }) => {
      const name = String(params["additionalProperty"]);
      return { owner, name, value: getAt(document.value, childPointer(owner, name)) };
    });
}
