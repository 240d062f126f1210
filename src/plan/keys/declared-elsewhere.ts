import { kindOf } from "../../resources/kinds.ts";
import type { Address, DeclaredResource } from "../../resources/resource.ts";
import { textOf } from "../../resources/wire-values.ts";

/** An object with a key that another project of the repository declares. */
export interface DeclaredElsewhere {
  project: string;
  address: Address;
  /** The file of the manifest, for people. */
  file: string;
  /** The key that it has or will probably get. */
  key: string;
}

/** The key by which a declared object is adopted or that its name will probably get; empty where it has none. */
export function expectedKey({ kind, adopt, spec }: Pick<DeclaredResource, "kind" | "adopt" | "spec">): string {
  return adopt?.key ?? kindOf(kind).predictKey(textOf(spec["name"]));
}

/** What others declare, of the objects that a project declares. */
export function declaredBy(project: string, resources: readonly DeclaredResource[]): DeclaredElsewhere[] {
  return resources.flatMap((resource) => {
    const key = expectedKey(resource);
    const { address, source } = resource;
    return key === "" ? [] : [{ project, address, file: source.file, key }];
  });
}
