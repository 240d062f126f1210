import type { OwnerWithHistory } from "../../resources/ownership.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import type { Quotas } from "../../resources/most-per-space.ts";
import type { Change } from "../generated/plan.ts";
import type { KeyUsers } from "../order/key-users.ts";
import type { Selected } from "../select/select-addresses.ts";
import type { GuardLimits } from "./guard-limits.ts";

/** A plan beside its space: what is known when it is made. */
export interface PlanSituation {
  /** The project and its environment, with the names that they had. */
  owner: OwnerWithHistory;
  /** What is to be done, in its order, and what is only to be said. */
  changes: readonly Change[];
  /** The changes that concern a live object, by its id. Those of unselected objects only where selected ones need them. */
  changeById: ReadonlyMap<string, Change>;
  live: readonly LiveResource[];
  /** Which live objects use which key. */
  users: KeyUsers;
  /** The addresses whose marker a second object carries. */
  duplicateMarkers: ReadonlySet<Address>;
  /** Everything selected that is declared or owned, unchanged objects among it. */
  allChanges: readonly Change[];
  /** What would be done to the objects that are not selected, with what each waits for. */
  unselected: readonly Change[];
  /** What is selected. Left out: everything. */
  selected?: Selected;
  /** For each declared resource, the addresses that its texts name. */
  references: ReadonlyMap<Address, readonly Address[]>;
  /** Whether the references go in a circle, so that nothing is known of an order. */
  circular: boolean;
  /** The changes that wait for each other in a circle; empty when they are in order. */
  waitingCircle: readonly Address[];
  /** The addresses that may be deleted and created anew. */
  replaceAllowed: ReadonlySet<Address>;
  limits: GuardLimits;
  /** How many objects the space may have, as far as the project file says it. */
  quotas: Quotas;
}
