import { kindOf } from "../../resources/kinds.ts";
import type { Address, DeclaredResource } from "../../resources/resource.ts";
import { textOf } from "../../resources/wire-values.ts";

/** An object of its own that another project of the repository declares. */
export interface DeclaredElsewhere {
  project: string;
  kind: string;
  address: Address;
  /** Its display name. */
  name: string;
  /** The file of the manifest, for people. */
  file: string;
  /** The key that it has or will probably get; empty where it has none. */
  key: string;
  /** Whether it is taken over from another project. */
  takesOver: boolean;
}

/** The key by which a declared object is adopted or that its name will probably get; empty where it has none. */
export function expectedKey({ kind, adopt, spec }: Pick<DeclaredResource, "kind" | "adopt" | "spec">): string {
  return adopt?.key ?? kindOf(kind).predictKey(textOf(spec["name"]));
}

/** What others declare, of the objects that a project declares. */
export function declaredBy(project: string, resources: readonly DeclaredResource[]): DeclaredElsewhere[] {
  return resources
    .filter(({ kind }) => kindOf(kind).namespace !== undefined)
    .map((resource) => {
      const { kind, address, source, spec, adopt } = resource;
      const takesOver = adopt?.from !== undefined;
      return {
        project,
        kind,
        address,
        name: textOf(spec["name"]),
        file: source.file,
        key: expectedKey(resource),
        takesOver,
      };
    });
}

/** A name that a project gives, or a key that comes of it. */
export type NamedObject = Pick<DeclaredElsewhere, "kind" | "name" | "key">;

/**
 * What another project declares under the display name or the key of an object: only one of the two can be made. What one
 * takes over from the other is one object.
 */
export function findNamesake(
  object: NamedObject,
  elsewhere: readonly DeclaredElsewhere[],
): DeclaredElsewhere | undefined {
  const { namespace } = kindOf(object.kind);
  return elsewhere.find(
    (each) =>
      !each.takesOver &&
      kindOf(each.kind).namespace === namespace &&
      (each.name === object.name || (each.key !== "" && each.key === object.key)),
  );
}

/** What two projects have in common that declare one object, as a clause. */
export function namesakeText({ name, key }: NamedObject, other: DeclaredElsewhere): string {
  const what = other.name === name ? `the name ${JSON.stringify(name)}` : `the key ${key}`;
  return `the project ${other.project} declares ${other.address} with ${what} for the same space, too (${other.file})`;
}

/** How it is decided whose an object is that two projects declare. */
export function namesakeRemedy({ project, key }: DeclaredElsewhere): string {
  const use = key === "" ? "" : `; queries of both projects can name its key, probably ${key}`;
  return `agree with the owners of ${project} which project keeps it, and remove the other manifest${use}. Or choose another name here. If the spaces are in different workspaces, write their ids into the project files`;
}
