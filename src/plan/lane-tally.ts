import type { KindOperations } from "../resources/kind.ts";
import type { Plan } from "./generated/plan.ts";

/** What the estimate needs to know of an operation's rate limit. */
export interface OperationLimit {
  lane: string;
  /** So many requests are allowed … */
  requests: number;
  /** … in so many seconds. */
  seconds: number;
  /** For lists: entries of one page. */
  pageSize?: number;
}

/** The rate limit of an operation. */
export type LimitOf = (operation: KindOperations["list"]) => OperationLimit;

/** Adds up the requests of each lane, with the shortest time that the limits allow for them. */
export function startTally(limitOf: LimitOf): {
  add: (operation: KindOperations["list"], count: number) => void;
  total: () => Pick<Plan["estimate"], "requests" | "seconds">;
} {
  const lanes = new Map<string, { count: number; limit: OperationLimit }>();
  return {
    add: (operation, count) => {
      const limit = limitOf(operation);
      lanes.set(limit.lane, { count: (lanes.get(limit.lane)?.count ?? 0) + count, limit });
    },
    total: () => {
      const waits = [...lanes.values()].map(
        ({ count, limit }) => Math.floor((count - 1) / limit.requests) * limit.seconds,
      );
      return {
        requests: Object.fromEntries([...lanes].map(([lane, { count }]) => [lane, count])),
        seconds: Math.max(0, ...waits),
      };
    },
  };
}

/** How many requests a list of so many objects takes. */
export function pagesOf(objects: number, { pageSize = 1 }: OperationLimit): number {
  return Math.max(1, Math.ceil(objects / pageSize));
}
