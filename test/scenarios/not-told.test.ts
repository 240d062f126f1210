import { describe } from "vitest";
import { audience, every, filter, linked, trait } from "../support/project.ts";
import { scenario } from "../support/scenario.ts";

const optionalFields = "left-out";

describe("a space whose answers leave out whatever they may", () => {
  scenario(
    "gets what manifests ask for, once, and no object is made anew for what is not told",
    [
      {
        manifests: [
          trait("yearly", { options: { includeHistoricalData: true, backfillDurationDays: 30 } }),
          audience("regulars", { options: { includeHistoricalData: true, filterByExternalIds: ["email"] } }),
          filter("tests"),
        ],
        changes: ["create audience/regulars", "create filter/tests", "create trait/yearly"],
      },
      {
        manifests: [
          trait("yearly", { options: { includeHistoricalData: true, backfillDurationDays: 30 } }),
          audience("regulars", { options: { includeHistoricalData: true, filterByExternalIds: ["user_id"] } }),
          filter("tests", { enabled: false }),
        ],
        changes: [
          "update audience/regulars: options.filterByExternalIds, options.includeHistoricalData",
          "update filter/tests: enabled, name, if, drop",
          "none trait/yearly",
        ],
      },
    ],
    { optionalFields },
  );

  scenario(
    "keeps the schedules of an audience whose times it does not tell",
    [
      {
        manifests: [linked("owners", { schedules: [every("1h")] })],
        changes: ["create audience/owners", "create audience/owners/schedule/1"],
      },
    ],
    { optionalFields },
  );
});
