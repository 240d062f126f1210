import { kindAt, resourceKinds } from "../resources/kinds.ts";
import type { Address } from "../resources/resource.ts";

/** Of which kind the object with an address is. */
export interface KindOfAddress {
  /** Its resource kind, such as `Audience`. */
  kind: string;
  /** Whether it is a part of another object. */
  isPart: boolean;
  /** Its place among all kinds: whole objects first, then their parts. */
  rank: number;
}

/** The kind of the object with an address; `undefined` where no kind has such addresses. */
export function kindOfAddress(address: Address): KindOfAddress | undefined {
  const found = kindAt(address);
  return found && { kind: found.kind, isPart: found.parent !== undefined, rank: resourceKinds.indexOf(found) };
}
