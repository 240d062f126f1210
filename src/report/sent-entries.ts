import type { FieldChange } from "../plan/change/field-changes.ts";
import type { Change } from "../plan/generated/plan.ts";
import { member, type JsonValue } from "../values/json.ts";

/** What a list has more and less of that says what is sent of each member. Without full stops. */
interface SentEntries {
  added: string[];
  gone: string[];
}

/** Lists of what is sent, each with what its entries are called. */
const lists: ReadonlyMap<string, (entry: JsonValue) => string[]> = new Map([
  ["/personalization/profile/properties", (entry) => textsOf(entry)],
  ["/personalization/entities", (entry) => within(entry)],
  ["/idSyncConfiguration", (entry) => textsOf(member(entry, "externalId"))],
]);

/** The personal data that is sent besides or no longer; `undefined` where a change of a field is not only that. */
export function sentEntries({ impact }: Change, { pointer, before, after }: FieldChange): SentEntries | undefined {
  const called = lists.get(pointer);
  if (!called) return undefined;
  const [old, next] = [before, after].map((list) => (Array.isArray(list) ? list.flatMap(called) : []));
  const added = next?.filter((name) => !old?.includes(name)) ?? [];
  const gone = old?.filter((name) => !next?.includes(name)) ?? [];
  if (added.length + gone.length === 0) return undefined;
  const sends = impact.destinations?.[0]?.sends;
  const isSent = sends === "now" || sends === "after";
  return {
    added: added.map((name) => `${name} is ${isSent ? "sent, too" : "added to what can be sent"}`),
    gone: gone.map((name) => `${name} is ${isSent ? "no longer sent" : "taken out of what can be sent"}`),
  };
}

function textsOf(value: JsonValue | undefined): string[] {
  return typeof value === "string" ? [JSON.stringify(value)] : [];
}

/** The properties of an entity, each with the entity's name. */
function within(entry: JsonValue): string[] {
  const slug = textsOf(member(entry, "relationshipSlug"));
  const properties = member(entry, "properties");
  const names = Array.isArray(properties) ? properties.flatMap(textsOf) : [];
  return names.map((name) => `${name} of ${slug.join("")}`);
}
