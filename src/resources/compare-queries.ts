import {
  checkQuery,
  exampleOfIdentity,
  identitiesBetween,
  sameQuery,
  spellingsBetween,
  type CheckQueryOptions,
} from "../query/index.ts";
import type { JsonObject } from "../values/json.ts";
import { getAt } from "../values/pointer.ts";
import { toDefinitionType } from "./definition-type.ts";
import type { Comparison } from "./field-rule.ts";

/**
 * Queries are equal when both mean the same, however they are written (API.md 4.6). Worth saying is what makes them equal
 * (white space aside),
 * and a warning that only the live spelling gets: whoever followed its advice waits for a change that does not come.
 *
 * @param liveSpec The whole live object.
 */
export function compareQueries(declared: string, live: string, liveSpec: JsonObject): Comparison {
  if (declared === live) return { equal: true };
  const type = toDefinitionType(liveSpec["audienceType"]);
  if (!sameQuery(declared, live, type)) return { equal: false };
  const identities = identitiesBetween(declared, live, type).map(exampleOfIdentity);
  const equalBy = identities.length > 0 ? identities : spellingsBetween(declared, live);
  const keeps = warningsOf(live, liveSpec).filter((warning) => !warningsOf(declared, liveSpec).includes(warning));
  return equalBy.length > 0 || keeps.length > 0
    ? { equal: true, note: "plan-query-spelling", equalBy, keeps }
    : { equal: true };
}

function warningsOf(query: string, spec: JsonObject): string[] {
  const ofTrait = toDefinitionType(getAt(spec, "/definition/type"));
  const audienceType = ofTrait ?? toDefinitionType(spec["audienceType"]);
  const options: CheckQueryOptions = {
    kind: ofTrait ? "computed-trait" : "audience",
    ...(audienceType && { audienceType }),
  };
  return checkQuery(query, options).map(({ code, message }) => `${message} (${code})`);
}
