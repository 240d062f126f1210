import type { EntityRows, TimedEvent } from "../../evaluator/index.ts";
import type { StoredEvent, StoredRows } from "../state/people.ts";
import { sourceOf } from "./source.ts";

/** An event as the evaluator reads it. */
export function readEvent(event: StoredEvent): TimedEvent {
  const { timestamp, receivedAt, properties = {}, context = {} } = event;
  return {
    event: event.event,
    timestampMs: Date.parse(timestamp),
    ...(receivedAt !== undefined && { receivedMs: Date.parse(receivedAt) }),
    properties,
    context,
    source: sourceOf(event),
  };
}

/** Rows as the evaluator reads them. */
export function readRows(rows: StoredRows = {}): EntityRows {
  return Object.fromEntries(
    Object.entries(rows).map(([slug, list]) => [
      slug,
      list.map(({ properties, entities = {} }) => ({ properties, entities: readRows(entities) })),
    ]),
  );
}
