import type { SourceText } from "../diagnostics/source-text.ts";
import { resourceKinds } from "../resources/kinds.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { getAt } from "../values/pointer.ts";

/** What the manifest files of a project say of themselves, whatever the environment. */
export interface DeclaredNames {
  /** Every `metadata.name`. */
  names: Set<string>;
  /** Those that belong to some environments only, so that not every manifest can refer to them. */
  limited: Set<string>;
}

/** Collects the names that manifest files give, those of other environments included. */
export function readDeclaredNames(sources: Iterable<SourceText>): DeclaredNames {
  const declared: DeclaredNames = { names: new Set(), limited: new Set() };
  for (const source of sources)
    for (const { value } of parseYaml(source).documents) {
      const name = getAt(value, "/metadata/name");
      const kind = getAt(value, "/kind");
      // The project file has a name, too.
      if (typeof name !== "string" || resourceKinds.every((each) => each.kind !== kind)) continue;
      declared.names.add(name);
      if (getAt(value, "/metadata/environments") !== undefined) declared.limited.add(name);
    }
  return declared;
}
