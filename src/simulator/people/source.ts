import type { StoredEvent } from "../state/people.ts";

/** The source of what names no other. */
export const trackingSourceId = "src_tracking";

/** The id of the source that an event came from. */
export function sourceOf({ sourceId = trackingSourceId }: Pick<StoredEvent, "sourceId">): string {
  return sourceId;
}
