import type { AuditEventV1 } from "../../segment/generated/wire.ts";
import { compareText } from "../../values/compare-text.ts";
import { itemsOf, workspaceItems } from "../collections.ts";
import type { SimulatorSettings } from "../settings.ts";
import type { StoredAuditEvent } from "../state/knowledge.ts";
import type { World } from "../world.ts";

const dayMs = 86_400_000;

/** The events of all spaces that the trail still or already has, the newest first. */
export function recordedEvents({ state, clock, settings }: World): StoredAuditEvent[] {
  const fromMs = clock.now() - settings.auditRetentionDays * dayMs;
  const untilMs = clock.now() - clock.durationMs(settings.auditDelaySeconds);
  return state.spaces
    .flatMap((space) => itemsOf(space, "auditEvents"))
    .filter(({ timestamp }) => Date.parse(timestamp) >= fromMs && Date.parse(timestamp) <= untilMs)
    .toReversed()
    .toSorted((a, b) => compareText(b.timestamp, a.timestamp));
}

/** An event as it is read. Only people have an address. */
export function auditEventView(event: StoredAuditEvent, world: World): AuditEventV1 {
  const person = workspaceItems("users", world).find(({ id }) => id === event.actor);
  return {
    ...event,
    resourceType: spelledType(event.resourceType, world.settings),
    ...(person && { actorEmail: person.email }),
  };
}

const spellings: Readonly<Record<SimulatorSettings["auditResourceType"], (words: string) => string>> = {
  words: (words) => words,
  plural: (words) => `${words}s`,
  capitals: (words) => words.toUpperCase().replaceAll(" ", "_"),
};

/** A type of resource by the setting `auditResourceType`. */
export function spelledType(words: string, { auditResourceType }: SimulatorSettings): string {
  return spellings[auditResourceType](words);
}

/** All that a type of resource may be spelled as, whatever `auditResourceType` is. */
export function spellingsOfType(words: string): string[] {
  return Object.values(spellings).map((spell) => spell(words));
}
