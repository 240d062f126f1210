import type { NameList } from "../known-names.ts";

/**
 * Whether a name may be there. Whether a property within another is listed by its path is not documented (API.md 7.1), so
 * what lies in a listed name, or holds one, may be there; and how a path names one entry of a list is open (API.md 4.9), so a
 * number stands for any entry.
 */
export function mayHave({ get, names }: NameList<unknown>, name: string): boolean {
  const path = name.replaceAll(/\.\d+(?=\.|$)/g, ".$");
  return (
    get(name) !== undefined ||
    get(path) !== undefined ||
    (path.includes(".") && names.some((known) => path.startsWith(`${known}.`))) ||
    names.some((known) => known.startsWith(`${path}.`))
  );
}
