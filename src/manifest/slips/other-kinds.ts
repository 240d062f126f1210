import { joinWords } from "../../values/words.ts";
import type { SchemaHints } from "../../yaml/schema-context.ts";
import { fieldAt } from "../../yaml/field-homes.ts";
import { manifestKinds, type ManifestKind } from "../kinds.ts";

/** What to do with a field that manifests of this kind do not have, and those of others do. */
export function fieldsOfOthers(kind: ManifestKind): NonNullable<SchemaHints["stranger"]> {
  return (owner, field) => {
    const others = manifestKinds.filter((each) => each !== kind && fieldAt(each.schema, owner, field) !== undefined);
    const names = others.map(({ resource }) => resource.kind);
    return names.length === 0 ? undefined : `take it out: only ${joinWords(names, "and")} manifests have it`;
  };
}
