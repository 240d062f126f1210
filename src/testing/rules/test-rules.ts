import {
  addressesAreKnown,
  environmentsAreKnown,
  expectationsAgree,
  expectationsNameSomebody,
  sortsFit,
  subjectsFit,
} from "./expectations.ts";
import { basesEnd, namesAreFree, namesAreKnown } from "./people.ts";
import { lookbackIsWhole } from "./settings.ts";
import type { TestRule } from "./test-rule.ts";
import { eventsAreFew, repetitionsAreWhole, timesCanBeRead } from "./times.ts";

/** What the schema of tests cannot say. Of two findings at one place the first is told. */
export const testRules: readonly TestRule[] = [
  lookbackIsWhole,
  timesCanBeRead,
  repetitionsAreWhole,
  eventsAreFew,
  namesAreFree,
  namesAreKnown,
  basesEnd,
  environmentsAreKnown,
  addressesAreKnown,
  sortsFit,
  subjectsFit,
  expectationsNameSomebody,
  expectationsAgree,
];
