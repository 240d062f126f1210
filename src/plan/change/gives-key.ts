import type { Change } from "../generated/plan.ts";

/** What gives an object another key, so that every query that names it becomes another one. */
export const givesKey: ReadonlySet<Change["action"]> = new Set(["create", "replace", "adopt"]);
