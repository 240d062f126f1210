import { variableOfSecret } from "../values/clear-texts.ts";
import { fieldPath, getAt, type Pointer } from "../values/pointer.ts";
import type { Address, DeclaredResource } from "./resource.ts";

/** Where secrets are sent from, below the `spec` of a connection or an activation. */
export const secretHomes: readonly Pointer[] = ["/connectionSettings", "/destinationMapping/settings"];

/** The environment variable that a manifest is to take a secret from. */
export interface SecretName {
  name: string;
  /** What takes the same setting of the same destination from it already. Left out: nothing, and the name is made up. */
  takenBy?: Address;
}

/** Names the variable of a secret by the place where a resource has it. */
export type NameOfSecret = (of: Pick<DeclaredResource, "kind" | "spec">, pointer: Pointer) => SecretName;

/** Names the variables of secrets as the other manifests do, and otherwise by what they are called where they are sent. */
export function secretNamer(resources: readonly DeclaredResource[]): NameOfSecret {
  const taken = new Map(
    resources.flatMap((each) =>
      each.secrets.map(({ pointer, name }) => [slotOf(each, pointer), { name, takenBy: each.address }] as const),
    ),
  );
  return (of, pointer) => taken.get(slotOf(of, pointer)) ?? { name: variableOfSecret(belowHome(pointer)) };
}

/** Which setting of which destination, or of which of its actions, a value is. */
function slotOf({ kind, spec }: Pick<DeclaredResource, "kind" | "spec">, pointer: Pointer): string {
  const owner = getAt(spec, "/destination/id") ?? getAt(spec, "/destinationMapping/actionId") ?? "";
  return JSON.stringify([kind, owner, pointer]);
}

function belowHome(pointer: Pointer): string {
  const home = secretHomes.find((each) => pointer.startsWith(`${each}/`)) ?? "";
  return fieldPath(pointer.slice(home.length));
}
