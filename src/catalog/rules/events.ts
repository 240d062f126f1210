import type { EventUse } from "../../query/index.ts";
import { plural } from "../../values/words.ts";
import type { CatalogEvent } from "../generated/catalog.ts";
import { daysBetween } from "../sightings.ts";
import type { CatalogFinding, CatalogRule, NameContext } from "./catalog-rule.ts";
import { quoteName, remedyFor, seenText } from "./words.ts";

/** How the space schema calls page and screen calls is not documented (API.md 7.1), so these are always known. */
const alwaysKnown: ReadonlySet<string> = new Set(["Page Viewed", "Screen Viewed"]);

const DAY_SECONDS = 86_400;

/** Events are ones that were seen or declared, not over, and seen within the time that is looked at. */
export const events: CatalogRule = ({ uses }, context) =>
  uses.events.flatMap((use) => {
    if (context.isExempt(use.name)) return [];
    const event = context.known.events.get(use.name);
    return event ? [...tellDeprecated(use, event), ...tellStale(use, event, context)] : tellUnknown(use, context);
  });

function tellUnknown({ name, start, end }: EventUse, { known }: NameContext): CatalogFinding[] {
  const { get, names, lacks } = known.events;
  if (!lacks(name) || alwaysKnown.has(name)) return [];
  const message = `${known.subject} has no event ${quoteName(name)}`;
  const hint = remedyFor(name, names, known, (near) => seenText(get(near) ?? {}, known.seenSince));
  return [{ code: "catalog-unknown-event", message, hint, start, end }];
}

function tellDeprecated({ name, start, end }: EventUse, event: CatalogEvent): CatalogFinding[] {
  if (!event.deprecated) return [];
  const message = `The tracking plan calls the event ${quoteName(name)} deprecated`;
  const hint = "ask for the event that takes its place";
  return [{ code: "catalog-deprecated-event", message, hint, start, end }];
}

function tellStale(
  { name, start, end, windowSeconds }: EventUse,
  event: CatalogEvent,
  { known }: NameContext,
): CatalogFinding[] {
  // A list that was kept from an earlier pull says nothing of what was sent since.
  if (!known.events.complete) return [];
  const code = "catalog-stale-event";
  if (event.seen === false) {
    const message = `The tracking plan declares the event ${quoteName(name)}, and the space has not seen it`;
    return [{ code, message, hint: "it counts 0 for everybody until a source sends it", start, end }];
  }
  const { lastSeen } = event;
  if (windowSeconds === undefined || lastSeen === undefined || known.seenSince === undefined) return [];
  if (daysBetween(lastSeen, known.seenSince) * DAY_SECONDS < windowSeconds) return [];
  const message = `The space saw the event ${quoteName(name)} last on ${lastSeen}, and this looks back ${lengthText(windowSeconds)}`;
  const hint = "it counts 0 for everybody until a source sends it again; ask for a longer time, or for another event";
  return [{ code, message, hint, start, end }];
}

function lengthText(seconds: number): string {
  return seconds % DAY_SECONDS === 0 ? plural(seconds / DAY_SECONDS, "day") : plural(seconds / 3600, "hour");
}
