/**
 * What an id is, by the name of the field or path parameter that has it. An `id` without a name of its own is called by what
 * it is the id of: the word before it in a path, or the field that holds the object.
 */
const sortsOfFields: Readonly<Record<string, string>> = {
  spaceId: "space",
  integrationId: "space",
  spaces: "space",
  space: "space",
  audienceId: "aud",
  audiences: "aud",
  audience: "aud",
  "audience-references": "aud",
  computedTraits: "trait",
  computedTrait: "trait",
  "computed-traits": "trait",
  filters: "filter",
  filter: "filter",
  audienceSchedules: "schedule",
  audienceSchedule: "schedule",
  scheduleId: "schedule",
  connectionId: "connection",
  connections: "connection",
  connection: "connection",
  activations: "activation",
  activation: "activation",
  destinationId: "destination",
  destinations: "destination",
  destination: "destination",
  audiencePreview: "preview",
  previews: "preview",
  users: "user",
  user: "user",
  userId: "user",
  createdBy: "user",
  updatedBy: "user",
  actor: "user",
  workspaceId: "workspace",
  workspace: "workspace",
  current: "cursor",
  next: "cursor",
  previous: "cursor",
  "pagination.cursor": "cursor",
  key: "key",
  slug: "slug",
  query: "query",
  if: "filterquery",
  timezone: "timezone",
  message: "message",
};

/**
 * The sort of a hidden text.
 *
 * @param name Of its field.
 * @param holder What the object with that field is called.
 */
export function sortOf(name: string, holder: string): string {
  const called = name === "id" ? (sortsOfFields[holder] ?? "id") : sortsOfFields[name];
  return called ?? (name.endsWith("Id") ? "id" : "text");
}
