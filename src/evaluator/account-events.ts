import type { ChainNode } from "../query/index.ts";
import { Memory, type Environment } from "./environment.ts";
import { eventsOfPerson, eventsOfUsers } from "./event-index.ts";
import { agree, decide, or, type Outcome } from "./kleene.ts";
import type { Condition } from "./parts.ts";
import type { Person } from "./person.ts";

/**
 * A condition on events of an account, outside of ANY and ALL: of one user, or of all users together (API.md 4.9). Traits
 * are those of the account in both.
 *
 * @param turn What the chain says of the outcome of the condition, for the notes.
 */
export function askUsers(chain: ChainNode, condition: Condition, turn: (outcome: Outcome) => Outcome): Condition {
  if (!mentionsEvents(chain)) return condition;
  return (environment, note) => {
    const { users, events } = environment;
    if (events || !users) return condition(environment, note);
    const ask = (asked: readonly Person[], who: string): Outcome => {
      const part = note?.add(chain, who);
      const outcome = condition(withEvents(environment, asked), part);
      if (part) part.outcome = turn(outcome);
      return outcome;
    };
    return decide(environment.circumstances.openPoints, "accountEvents", {
      "any-user": () =>
        users.length === 0 ? askNobody(ask) : or(users.map((user, index) => ask([user], `user ${index + 1}`))),
      "all-users-together": () => ask(users, "all users together"),
    });
  };
}

/** Of an account without users it is known only what is false of nobody and of somebody without events alike. */
function askNobody(ask: (asked: readonly Person[], who: string) => Outcome): Outcome {
  return agree([false, ask([], "nobody")], ["nothing says what one user means for an account without users"]);
}

/** The place of an account with the events of some of its users. */
function withEvents(environment: Environment, users: readonly Person[]): Environment {
  const [only, ...more] = users;
  const events = only && more.length === 0 ? eventsOfPerson(only) : eventsOfUsers(users);
  return { ...environment, events, memory: new Memory() };
}

function mentionsEvents({ head, calls }: ChainNode): boolean {
  const compared = calls.at(-1)?.args ?? [];
  return head.name === "event" || compared.some((side) => side.type === "chain" && mentionsEvents(side));
}
