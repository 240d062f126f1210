import type { Address } from "../../resources/resource.ts";
import { globPattern } from "../../values/glob.ts";

/** Whether an entry under `forget` is a pattern, which lets go of all that fits and no manifest declares. */
export function isForgetPattern(entry: string): boolean {
  return /[*?]/.test(entry);
}

/** Whether entries under `forget` name an address, by itself or by a pattern. */
export function isForgotten(forget: readonly string[], address: Address): boolean {
  return forget.some((entry) => entry === address || (isForgetPattern(entry) && globPattern(entry).test(address)));
}
