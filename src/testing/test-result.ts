import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { Address } from "../resources/resource.ts";
import type { JsonValue } from "../values/json.ts";
import type { Expected, SubjectName } from "./loaded-test.ts";

/** What running tests gives: a plain JSON value, from which every report is made. */
export interface TestResult {
  /** The environment whose manifests were tested. */
  environment: string;
  /** In the order in which they were given. */
  tests: TestOutcome[];
  /** Of every object that one of the tests expects something of, in the order of their first expectations, then of others that were asked for. */
  coverage: ObjectCoverage[];
  /**
   * Objects whose options leave out events that a test counts, if they happened before the object was made. A test takes it that the
   * object was there before them.
   */
  takenAsOlder: Address[];
  /** How many checks there were of each outcome. */
  summary: Record<CheckStatus, number> & { tests: number };
}

/** `unknown` is no success: something that Segment leaves open, or the test does not say, decides. */
export type CheckStatus = "passed" | "failed" | "unknown";

/** One test. */
export interface TestOutcome {
  /** `metadata.name`. */
  name: string;
  labels: Record<string, string>;
  /** `failed` before `unknown` before `passed`: the worst of its checks. */
  status: CheckStatus;
  /** ISO 8601. */
  now: string;
  /** Where its name stands. */
  source: SourceRange;
  checks: CheckOutcome[];
}

/** One expectation: of one object, for one person or account, at one instant. */
export interface CheckOutcome {
  status: CheckStatus;
  address: Address;
  subject: SubjectName;
  /** The instant that was now. ISO 8601. */
  at: string;
  expected: Expected;
  got: Got;
  /** Where the expectation stands in the test file. */
  source: SourceRange;
  /** Where the query stands in its manifest. */
  definition: SourceRange;
  /** Settings that would decide it, with what they can be. Empty when the status is not `unknown`. */
  settings: OpenSetting[];
  /** What else leaves it open, in words without a full stop. */
  reasons: string[];
  /** A remark on a near miss, such as a text where a number was expected. No full stop. */
  note?: string;
  /** Why it is so. Left out for what passed, and beyond the first 500 that did not. */
  explanation?: CheckExplanation;
}

/** What came out: as `Expected`, or nothing that is known. */
export type Got =
  | Expected
  | {
      type: "unknown";
      /** Of a trait: all that it may be, where that is known. `null` stands for no value. */
      candidates?: JsonValue[];
    };

/** A setting of a test that would decide what is unknown. */
export interface OpenSetting {
  /** Its name below `spec.settings`. */
  name: string;
  /** What it decides, after "decides". */
  about: string;
  /** What it can be, without values that leave it as open as before. A whole number is `number`. */
  allowed: string[];
}

/** Why an object says what it says of somebody. */
export interface CheckExplanation {
  /** Why nothing was asked: somebody without an id that counts, or a query that cannot be evaluated. */
  because?: string;
  /** Of an audience: its query as a tree. */
  condition?: ExplainedCondition;
  /** Of a computed trait: what its value is made of. */
  streams?: ExplainedStream[];
  /** Other objects that the query refers to, what they say, and when they were computed (ISO 8601). */
  references: { address: Address; at: string; got: Got; explanation: CheckExplanation }[];
}

/** A condition of a query. */
export interface ExplainedCondition {
  /** In canonical spelling, on one line. */
  text: string;
  truth: true | false | "unknown";
  /** What leaves it open: names of settings, and other reasons in words. */
  unknowns: string[];
  /** Which of several it asks, such as the user of an account. */
  of?: string;
  /** One sentence without a full stop. */
  because: string;
  /** Where it stands in the manifest. */
  source: SourceRange;
  streams: ExplainedStream[];
  parts: ExplainedCondition[];
}

/** The events of a name, or the rows of a relationship, that were looked at. */
export interface ExplainedStream {
  type: "event" | "entity";
  name: string;
  /** Where it stands in the manifest. */
  source: SourceRange;
  /** Those that count first; at most 20. */
  items: ExplainedItem[];
  /** How many more there are. */
  more: number;
}

/** An event or a row. */
export interface ExplainedItem {
  /** When the event happened. ISO 8601. */
  at?: string;
  counts: true | false | "unknown";
  /** Why it does not count, or what leaves that open. No full stop. */
  why?: string;
}

/** What the checks saw of one object. */
export interface ObjectCoverage {
  address: Address;
  /** Whether it has members or values. */
  gives: "members" | "values";
  /** Where its query stands. */
  source: SourceRange;
  /** How many checks found a member and how many found none; for a trait, with a value and without one. */
  seen: { with: number; without: number; unknown: number };
  /** Each condition of its query that is not made of others, in the order of the text. */
  conditions: ConditionCoverage[];
  /** Whether everything was seen both ways. */
  complete: boolean;
  /** Why no test can say anything of it, after its address. Left out: tests can. Then it counts for nothing in a share. */
  untestable?: string;
}

/** How often a condition was seen, over all checks of its object. */
export interface ConditionCoverage {
  /** In canonical spelling, on one line. */
  text: string;
  /** Where it stands in the manifest. Looked up when it is asked for, which may read the file once more. */
  readonly source: SourceRange;
  /** Whether it is asked of events and rows in a `where`, and not of the person. */
  ofItems: boolean;
  seen: { true: number; false: number; unknown: number };
}
