import type { Subject, TimedEvent, UncertainTrait } from "../evaluator/index.ts";
import type { Address } from "../resources/resource.ts";
import type { JsonValue } from "../values/json.ts";
import type { SubjectName } from "./loaded-test.ts";
import type { Outcome } from "./outcome.ts";

/** Somebody at an instant, as queries see them. */
export interface View {
  readonly subject: Subject;
  readonly name: SubjectName;
  /** In milliseconds since 1970. */
  readonly atMs: number;
  /** The traits of the subject. What other objects compute is put in as soon as a query asks for it. */
  readonly traits: Record<string, JsonValue | UncertainTrait>;
  /** Traits that the test states. Nothing is computed in their place. */
  readonly stated: ReadonlySet<string>;
  /** Of a person, the events that are not there yet: no query sees them. */
  readonly later: readonly TimedEvent[];
  /** Of an account, its users. */
  readonly users: readonly View[];
  /** What was asked already. */
  readonly outcomes: Map<Address, Outcome>;
  readonly fed: Set<Address>;
}

/** A view of somebody of whom nothing was asked yet. What their traits say is stated. */
export function newView(
  name: SubjectName,
  atMs: number,
  subject: Subject,
  traits: View["traits"],
  { later = [], users = [] }: Partial<Pick<View, "later" | "users">>,
): View {
  const stated = new Set(Object.keys(traits));
  return { subject, name, atMs, traits, stated, later, users, outcomes: new Map(), fed: new Set() };
}
