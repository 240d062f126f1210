import type { SourceText } from "../diagnostics/source-text.ts";
import { addressOf, resourceKinds } from "../resources/kinds.ts";
import type { Address } from "../resources/resource.ts";
import { isTemplate } from "../values/template.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { getAt } from "../values/pointer.ts";

/** What the manifest files of a project say of themselves, whatever the environment. */
export interface DeclaredNames {
  /** Every `metadata.name`. */
  names: Set<string>;
  /** Those that belong to some environments only, so that not every manifest can refer to them. */
  limited: Set<string>;
}

/** What a manifest file declares for other environments than the one that is meant. */
export interface DeclaredElsewhere {
  kind: string;
  address: Address;
  environments: readonly string[];
  /** Its display name, where it is no template. */
  displayName?: string;
  /** The key that it adopts. */
  adoptsKey?: string;
}

/** Collects the manifests that belong to other environments only. */
export function readDeclaredElsewhere(sources: Iterable<SourceText>, environment: string): DeclaredElsewhere[] {
  const documents = [...sources].flatMap((source) => parseYaml(source).documents);
  return documents.flatMap(({ value }) => {
    const kind = resourceKinds.find((each) => each.kind === getAt(value, "/kind"));
    const [name, environments, displayName, adoptsKey] = [
      getAt(value, "/metadata/name"),
      getAt(value, "/metadata/environments"),
      getAt(value, "/spec/name"),
      getAt(value, "/metadata/adopt/key"),
    ];
    if (!kind || typeof name !== "string" || !Array.isArray(environments) || environments.includes(environment))
      return [];
    return {
      kind: kind.kind,
      address: addressOf(kind, name),
      environments: environments.map(String),
      ...(typeof displayName === "string" && !isTemplate(displayName) && { displayName }),
      ...(typeof adoptsKey === "string" && { adoptsKey }),
    };
  });
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
