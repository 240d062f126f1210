import type { Refusal, RefusalCode } from "../refuse.ts";
import type { PlanSituation } from "./situation.ts";

/** What speaks against a plan, for one reason. */
export interface RefusalRule {
  /** Every code that its refusals have. */
  codes: readonly RefusalCode[];
  /**
   * Whether it only counts: what it refuses is right by itself, and there is much of it, so that people can say that so
   * much is meant. Left out: it must not be done at all, be it to one object only.
   */
  aboutAmounts?: true;
  /** The refusals, in the order of the changes. */
  refuse(situation: PlanSituation): Refusal[];
}
