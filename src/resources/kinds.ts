import { audience } from "./audience.ts";
import type { ResourceKind } from "./kind.ts";
import type { Address } from "./resource.ts";

/** Every kind this version manages. */
export const resourceKinds: readonly ResourceKind[] = [audience];

const byName = new Map(resourceKinds.map((kind) => [kind.kind, kind]));

/**
 * The kind of a name.
 *
 * @throws {TypeError} for a name that no row has: the callers check names that people write before.
 */
export function kindOf(name: string): ResourceKind {
  const kind = byName.get(name);
  if (!kind) throw new TypeError(`no resource kind is named ${JSON.stringify(name)}`);
  return kind;
}

/** The address of a resource: its kind's prefix and its `metadata.name`. */
export function addressOf(kind: ResourceKind, name: string): Address {
  return `${kind.prefix}/${name}`;
}
