import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { OpenPoints } from "../evaluator/open-points.ts";
import type { EntityRows, Person } from "../evaluator/person.ts";
import type { Address } from "../resources/resource.ts";
import type { JsonObject, JsonValue } from "../values/json.ts";

/** What a test settles besides the open points of the query language. */
export interface WorldSettings {
  /** What a query sees of something that is disabled. */
  disabledAudience: "stale" | "absent" | "unknown";
  /** How long ago was computed what Segment computes in batches, when another query looks at it. */
  batchAgeMs: number;
}

/** A person of a test with what they have from those that they are based on. */
export interface TestPerson {
  /** Types of the external ids that the profile has, such as `user_id`. */
  ids: readonly string[];
  /** Everything that ever happens; what is known at an instant is for the evaluation to choose. */
  person: Person;
}

/** An account of a test. */
export interface TestAccount {
  traits: JsonObject;
  /** Names of people. */
  users: readonly string[];
  entities: EntityRows;
}

/** Whom something is expected of. */
export interface SubjectName {
  type: "person" | "account";
  name: string;
}

/** What is expected: membership of an audience, or the value of a computed trait, which may be absent. */
export type Expected = { type: "member"; member: boolean } | { type: "value"; value: JsonValue } | { type: "absent" };

/** One thing to look at: one object, one subject, one instant. */
export interface Check {
  address: Address;
  subject: SubjectName;
  /** The instant that is now, in milliseconds since 1970. */
  atMs: number;
  expected: Expected;
  /** Where it stands in the test file. */
  source: SourceRange;
}

/** A test that has no fault. */
export interface LoadedTest {
  /** `metadata.name`. */
  name: string;
  labels: Readonly<Record<string, string>>;
  /** In milliseconds since 1970. */
  nowMs: number;
  openPoints: OpenPoints;
  world: WorldSettings;
  people: ReadonlyMap<string, TestPerson>;
  accounts: ReadonlyMap<string, TestAccount>;
  /** In the order of the file. */
  checks: readonly Check[];
  /** Where its name stands. */
  source: SourceRange;
}
