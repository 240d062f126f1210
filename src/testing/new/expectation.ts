import type { JsonObject, JsonValue } from "../../values/json.ts";
import type { NamedSubject } from "./name-people.ts";

/** What a test expects of people: what the query says of them. */
export function expectationOf(people: readonly NamedSubject[]): JsonObject {
  const names = (isMember: boolean): string[] =>
    people.flatMap(({ name, outcome }) =>
      outcome.gives === "members" && outcome.verdict.truth === isMember ? [name] : [],
    );
  const [members, notMembers] = [names(true), names(false)];
  const values = people.flatMap(({ name, outcome }): [string, JsonValue][] => {
    if (outcome.gives === "members" || outcome.value.type === "uncertain") return [];
    return [[name, outcome.value.type === "known" ? outcome.value.value : null]];
  });
  return {
    ...(members.length > 0 && { members }),
    ...(notMembers.length > 0 && { notMembers }),
    ...Object.fromEntries(values),
  };
}
