/** A query of the kind that is computed in real time. */
export const realTimeQuery = "event('Bought').count() >= 1";
/** A query that needs a window and so is computed in batches. */
export const batchQuery = "event('Bought').within(30 days).count() >= 1";

/** A query that refers to another audience. */
export function inAudience(key: string): string {
  return `trait('${key}') = 'true'`;
}
