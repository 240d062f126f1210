import { refuse } from "./refusal.ts";
import type { Access } from "./settings/setting-row.ts";

/**
 * Throws the `Refusal` of a token that may not read something.
 *
 * @param what Such as `the audit trail`.
 */
export function refuseWithout(access: Access, what: string): void {
  if (access !== "all") throw refuse(access, `The token may not read ${what}.`);
}
