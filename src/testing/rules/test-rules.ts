import { environmentsAreKnown } from "./addresses.ts";
import { expectationsAgree } from "./agreement.ts";
import { expectationsAreMappings, expectationsNameSomebody, listsExpectSomething, sortsFit } from "./expectations.ts";
import { basesEnd, namesAreFree, namesAreKnown } from "./people.ts";
import { valuesAreMeant } from "./plain-values.ts";
import { lookbackIsWhole } from "./settings.ts";
import { subjectsFit } from "./subjects.ts";
import type { TestRule } from "./test-rule.ts";
import { eventsAreFew, eventsAreSeen, repetitionsAreWhole, timesCanBeRead } from "./times.ts";

/**
 * What the schema of tests cannot say, of any environment. That addresses are known can be asked in the chosen one only;
 * `check-test.ts` does.
 */
export const testRules: readonly TestRule[] = [
  lookbackIsWhole,
  timesCanBeRead,
  repetitionsAreWhole,
  eventsAreFew,
  eventsAreSeen,
  valuesAreMeant,
  namesAreFree,
  namesAreKnown,
  basesEnd,
  environmentsAreKnown,
  sortsFit,
  subjectsFit,
  expectationsNameSomebody,
  expectationsAreMappings,
  listsExpectSomething,
  expectationsAgree,
];
