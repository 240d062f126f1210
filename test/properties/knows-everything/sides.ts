import { fieldsOf, meaningOf, type Field } from "./fields.ts";
import { markOf, type Declared, type LiveObject } from "./model.ts";

/** The three meanings of a declared field: as last applied, in the space, in the manifest. */
export interface Sides {
  field: Field;
  applied: string | undefined;
  live: string;
  declared: string;
}

/** The three meanings of each field that a manifest declares. */
export function sidesOf({ kind, values }: Declared, own: LiveObject): Sides[] {
  const applied = markOf(own)?.applied ?? {};
  return fieldsOf[kind].flatMap(({ field }) => {
    const [declared, live] = [values[field], own.values[field]];
    if (declared === undefined || live === undefined) return [];
    return [{ field, applied: applied[field], live: meaningOf(field, live), declared: meaningOf(field, declared) }];
  });
}

/** Whether somebody edited a field in the space, and its manifest asks for something else. */
export function isEdited({ applied, live, declared }: Sides): boolean {
  return applied !== undefined && live !== applied && live !== declared;
}

/** Whether a manifest asks for something that was not applied and that the space does not have. */
export function isPending({ applied, live, declared }: Sides): boolean {
  return live !== declared && declared !== applied;
}
