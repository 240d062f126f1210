import fc from "fast-check";
import type { JsonObject } from "../../../src/values/json.ts";
import { compact, destinationList, maybe, schedules } from "./arbitrary-parts.ts";
import type { AudienceModel, FilterModel, Model, TraitModel } from "./model.ts";

/** The values of `metadata.name` by kind: few, so that what goes may come back. */
export const slots = {
  Audience: ["a", "b", "c", "d", "e"],
  ComputedTrait: ["t", "u", "v"],
  SpaceFilter: ["f", "g"],
} as const;

/** How many display names there are: many, as two of one name are refused. */
export const LABELS = 60;

const common = {
  label: fc.nat(LABELS - 1),
  previousNames: fc.constant<string[]>([]),
  protect: fc.integer({ min: 0, max: 19 }).map((die) => die === 0),
  replace: fc.integer({ min: 0, max: 9 }).map((die) => die > 0),
  description: maybe(fc.constantFrom("", "Text", "Two\nlines")),
  enabled: maybe(fc.boolean()),
};

const audienceOptions: JsonObject[] = [
  { includeHistoricalData: false },
  { includeHistoricalData: true },
  { includeHistoricalData: true, backfillEventDataDays: 30 },
  { filterByExternalIds: ["email", "user_id"] },
  { includeHistoricalData: true, filterByExternalIds: ["email"] },
  { includeHistoricalData: true, filterByExternalIds: ["email", "anonymous_id"] },
];

const traitOptions: JsonObject[] = [
  { includeHistoricalData: true },
  { includeHistoricalData: true, backfillDurationDays: 30 },
  { includeAnonymousUsers: true },
];

const times = { days: maybe(fc.constantFrom(7, 30), 1), count: fc.integer({ min: 1, max: 3 }) };
const type = fc.constantFrom("USERS", "USERS", "ACCOUNTS", "LINKED", "LINKED");

/** A random audience, which may have more than its type allows; `makeValid` takes that off. */
export const audienceModel: fc.Arbitrary<AudienceModel> = fc
  .record({
    ...common,
    kind: fc.constant("Audience" as const),
    slot: fc.constantFrom(...slots.Audience),
    type,
    query: fc
      .record({ ...times, refersTo: fc.subarray(["trait/t", "trait/u", "audience/a", "audience/b"]) })
      .map(compact),
    options: maybe(fc.constantFrom(...audienceOptions)),
    schedules: maybe(schedules, 3),
    destinations: maybe(destinationList, 5),
  })
  .map(compact);

/** A random computed trait. */
export const traitModel: fc.Arbitrary<TraitModel> = fc
  .record({
    ...common,
    kind: fc.constant("ComputedTrait" as const),
    slot: fc.constantFrom(...slots.ComputedTrait),
    type: fc.constantFrom("USERS" as const, "USERS" as const, "ACCOUNTS" as const),
    query: fc.record(times).map(compact),
    options: maybe(fc.constantFrom(...traitOptions), 1),
  })
  .map(compact);

/** A random space filter. */
export const filterModel: fc.Arbitrary<FilterModel> = fc
  .record({
    ...common,
    kind: fc.constant("SpaceFilter" as const),
    slot: fc.constantFrom(...slots.SpaceFilter),
    page: fc.nat(2),
    drop: fc.boolean(),
  })
  .map(compact);

/** Any manifest. */
export const model: fc.Arbitrary<Model> = fc.oneof(
  { weight: 4, arbitrary: audienceModel },
  { weight: 2, arbitrary: traitModel },
  { weight: 1, arbitrary: filterModel },
);
