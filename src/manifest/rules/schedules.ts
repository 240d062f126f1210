import { suggest } from "../../values/suggest.ts";
import { joinWords } from "../../values/words.ts";
import { isJsonObject, member } from "../../values/json.ts";
import { childPointer, fieldPath } from "../../values/pointer.ts";
import { findAll } from "../place-pattern.ts";
import type { RuleFinding } from "../rule-finding.ts";
import { invalid, type ManifestRule } from "./manifest-rule.ts";

/** The fields of `config` by strategy (API.md 3.2). The schema asks for them; here the others are told. */
const fieldsOf: ReadonlyMap<string, readonly string[]> = new Map([
  ["PERIODIC", ["interval"]],
  ["SPECIFIC_DAYS", ["days", "hours", "timezone"]],
]);

const configFitsStrategy: ManifestRule = (manifest) =>
  findAll(manifest, "/spec/schedules/*").flatMap(({ pointer, value }) => {
    const strategy = member(value, "strategy");
    const config = member(value, "config");
    const own = typeof strategy === "string" ? fieldsOf.get(strategy) : undefined;
    if (typeof strategy !== "string" || !own || !isJsonObject(config)) return [];
    return Object.keys(config).flatMap((field) => {
      const [owner] = [...fieldsOf].find(([, fields]) => fields.includes(field)) ?? [];
      if (owner === undefined || owner === strategy) return [];
      const place = childPointer(`${pointer}/config`, field);
      const message = `${fieldPath(place)} belongs to the strategy ${owner}, not ${strategy}`;
      const hint = `remove it, or set strategy: ${owner}; ${strategy} has ${joinWords(own, "and")}`;
      return [{ ...invalid, pointer: place, message, hint }];
    });
  });

const timesAreListed: ManifestRule = (manifest) =>
  ["day", "hour"].flatMap((word) =>
    findAll(manifest, `/spec/schedules/*/config/${word}s`).flatMap(({ pointer, value }): RuleFinding[] => {
      if (!Array.isArray(value) || value.length > 0) return [];
      const message = `${fieldPath(pointer)} lists no ${word}`;
      return [{ ...invalid, pointer, message, hint: `list at least one ${word}`, insteadOfSchema: true }];
    }),
  );

const timeZoneExists: ManifestRule = (manifest) =>
  findAll(manifest, "/spec/schedules/*/config/timezone").flatMap(({ pointer, value }): RuleFinding[] => {
    if (typeof value !== "string" || value === "") return [];
    const names = [...Intl.supportedValuesOf("timeZone"), "UTC"];
    // Names in other letters may come back from the API in the usual ones, and then they would differ for ever.
    const folded = names.find((name) => name !== value && name.toLowerCase() === value.toLowerCase());
    if (folded === undefined && isTimeZone(value)) return [];
    const near = suggest(value, names);
    const meant = near === undefined ? "" : `did you mean ${near}? `;
    const message = `${fieldPath(pointer)} is ${JSON.stringify(value.slice(0, 60))}, which is no time zone`;
    return [{ ...invalid, pointer, message, hint: `${meant}use a name of the tz database, such as America/New_York` }];
  });

/** Names of the tz database only: an offset such as +02:00, which some versions of Intl take too, is none. */
function isTimeZone(zone: string): boolean {
  if (!/^[A-Z][\w+-]*(\/[A-Z][\w+-]*)*$/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

/** What the schema cannot say about schedules. */
export const scheduleRules: readonly ManifestRule[] = [configFitsStrategy, timesAreListed, timeZoneExists];
