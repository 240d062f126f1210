import type { ChainNode } from "../query/index.ts";
import { atItem, type Environment } from "./environment.ts";
import type { Candidate, Compiler, Place, Stream, ValueOf } from "./parts.ts";
import { isLookedAt } from "./stream-bases.ts";
import type { Person } from "./person.ts";
import { decideValue, Uncertain, type Value } from "./value.ts";

const elsewhere = "traits of users can be read only in a computed trait, outside of where(…)";
const ofAccountsOnly = new Uncertain("anything", ["traits of users are read of accounts only"]);

/** Makes ready what a reducer reads of the user who did an event, or who is looked at himself: API.md 6.1. */
export function readUserTrait(
  trait: ChainNode,
  place: Place,
  compiler: Compiler,
): { value: ValueOf; column: boolean } | string {
  if (!place.ofTrait || place.streams.length > 0) return elsewhere;
  const read = compiler.value(trait, place);
  if (typeof read === "string") return read;
  const value: ValueOf = (environment) => {
    const user = environment.item?.user;
    return user ? read.value({ ...environment, traits: user.traits }) : ofAccountsOnly;
  };
  return { value, column: false };
}

/** What a reducer gives without an event: of all users of an account, once each or as often as they did anything. */
export function ofAllUsers(reduce: (stream: Stream, environment: Environment) => Value): ValueOf {
  return (environment) => {
    const { users, circumstances } = environment;
    if (!users) return ofAccountsOnly;
    return decideValue(circumstances.openPoints, "modeWithoutEvent", {
      "each-user": () =>
        reduce(
          users.map((user) => candidate(environment, user)),
          environment,
        ),
      "each-event": () =>
        reduce(
          users.flatMap((user) => eventsOf(environment, user)),
          environment,
        ),
    });
  };
}

function candidate(environment: Environment, user: Person): Candidate {
  return { environment: atItem(environment, { user, around: undefined }), outcome: true, note: undefined };
}

function eventsOf(environment: Environment, user: Person): Candidate[] {
  return user.events.flatMap((event) => {
    const [outcome] = isLookedAt(event, event.event, false, environment.circumstances);
    const at = atItem(environment, { event, user, around: undefined });
    return outcome === false ? [] : [{ environment: at, outcome, note: undefined }];
  });
}
