/** What can be done with a file of exchanges. Completion offers these words. */
export const traceActions = ["sanitise", "verify"] as const;

/** One of them. */
export type TraceAction = (typeof traceActions)[number];
