import type { Scalar, ValueKind } from "../generated/catalog.ts";
import { isOpen, type SchemaReading } from "./schema-reading.ts";

/** What a tracking plan says of the values of a name. What it does not say, or says in a way that is not read, is left out. */
export interface DeclaredName {
  name: string;
  types?: ValueKind[];
  /** All values that are allowed. */
  values?: Scalar[];
  /** Whether more may lie in it than the names that do. */
  open?: true;
}

/**
 * The names that a JSON Schema of an object declares, by the paths that queries know: a dot goes into an object, `$`
 * stands for each entry of a list, and a dot of a name itself has a backslash before it (API.md 4.9).
 */
export function declaredNames({ members }: SchemaReading, before = ""): DeclaredName[] {
  return [...members].flatMap(([key, reading]) => {
    const name = before + key.replaceAll(".", String.raw`\.`);
    const { said, items } = reading;
    const within = [...declaredNames(reading, `${name}.`), ...(items ? declaredNames(items, `${name}.$.`) : [])];
    const own: DeclaredName = {
      name,
      ...(said.types && said.types.length > 0 && { types: [...said.types] }),
      ...(said.values && said.values.length > 0 && { values: [...said.values] }),
      // Of what nothing is listed in, nothing is said to be missing anyway.
      ...(within.length > 0 && isOpen(reading) && { open: true }),
    };
    return [own, ...within];
  });
}

/** What several versions of one rule declare: of each name only what all that have it say of it. */
export function mergeNames(lists: readonly (readonly DeclaredName[])[]): DeclaredName[] {
  const merged = new Map<string, DeclaredName>();
  for (const declared of lists.flat()) {
    const other = merged.get(declared.name);
    merged.set(declared.name, other ? mergeFacts(other, declared) : declared);
  }
  return [...merged.values()];
}

function mergeFacts({ name, types, values, open }: DeclaredName, other: DeclaredName): DeclaredName {
  return {
    name,
    ...(types && other.types && { types: [...new Set([...types, ...other.types])] }),
    ...(values && other.values && { values: [...new Set([...values, ...other.values])] }),
    ...((open ?? other.open) && { open: true }),
  };
}
