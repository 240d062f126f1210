import type { ChainNode } from "../query/index.ts";
import { walkQuery } from "../query/walk.ts";
import { Memory, type Environment } from "./environment.ts";
import { eventsOfPerson, eventsOfUsers, type EventIndex } from "./event-index.ts";
import { decide, or, type Outcome } from "./kleene.ts";
import type { Condition } from "./parts.ts";
import type { JsonValue } from "../values/json.ts";
import { UncertainTrait, type Person, type TraitValues } from "./person.ts";

/** What of its users an account is asked with. Left out: its own. */
type Asked = Partial<Pick<Environment, "traits" | "events">>;

/** What is asked of a person whose traits or events stand for those of the account. */
type AskedOf = (user: Person) => Asked;

/**
 * A condition on an account, outside of ANY and ALL: on events of one user or of all users together, and on traits of the
 * account or of one user (API.md 4.9). Where one user is asked for both, it is the same one.
 */
export function askUsers(chain: ChainNode, condition: Condition): Condition {
  const [onEvents, onTraits] = [mentionsEvents(chain), mentionsTraits(chain)];
  if (!onEvents && !onTraits) return condition;
  return (environment, note) => {
    const { users, circumstances } = environment;
    if (environment.events || !users) return condition(environment, note);
    const { openPoints, type } = circumstances;
    if (type === "LINKED") return onEvents ? ofLinked : condition(environment, note);
    const ask = (who: string, asked: Asked, whose = ""): Outcome => {
      const part = note?.add(chain, who + whose);
      const outcome = condition({ ...environment, ...asked, memory: new Memory() }, part);
      if (part) part.outcome = outcome;
      return outcome;
    };
    const askEach = (asked: AskedOf, whose?: string): Outcome =>
      or(users.map((user, index) => ask(`user ${index + 1}`, asked(user), whose)));
    // Said where both readings are asked, one after the other.
    const whoseTraits = (traitsOf: AskedOf): string =>
      onTraits && openPoints.traitOwner === "unknown"
        ? `, with the traits of ${traitsOf === ofUser ? "users" : "the account"}`
        : "";
    const askWith = (traitsOf: AskedOf): Outcome =>
      decide(openPoints, "accountEvents", {
        "any-user": () =>
          askEach((user) => ({ ...traitsOf(user), events: eventsOfPerson(user) }), whoseTraits(traitsOf)),
        "all-users-together": () => askTogether(eventsOfUsers(users), traitsOf),
      });
    const askTogether = (events: EventIndex, traitsOf: AskedOf): Outcome =>
      ask(
        "all users together",
        { events, ...(traitsOf === ofUser && { traits: traitsOfAny(users) }) },
        whoseTraits(traitsOf),
      );
    // In a sentence of its own only beside what the users say.
    const askAccount = (): Outcome =>
      openPoints.traitOwner === "unknown" ? ask("the account", {}) : condition(environment, note);
    if (!onTraits) return askWith(ofAccount);
    return decide(openPoints, "traitOwner", {
      account: () => (onEvents ? askWith(ofAccount) : askAccount()),
      "any-user": () => (onEvents ? askWith(ofUser) : askEach(ofUser)),
    });
  };
}

const ofLinked: Outcome = ["nothing says what a linked audience asks of the users of an account"];

const ofAccount: AskedOf = () => ({});
const ofUser: AskedOf = ({ traits }) => ({ traits });

/** The traits of several users, where nothing says whose trait is compared with the events of all of them. */
function traitsOfAny(users: readonly Person[]): TraitValues {
  const keys = new Set(users.flatMap(({ traits }) => Object.keys(traits)));
  return Object.fromEntries([...keys].map((key) => [key, oneOf(users.map(({ traits }) => traits[key]))]));
}

function oneOf(values: readonly (TraitValues[string] | undefined)[]): UncertainTrait {
  const because = "nothing says whose trait is compared with the events of all users together";
  const known = new Map<string, JsonValue | undefined>();
  for (const value of values) {
    const candidates = value instanceof UncertainTrait ? value.candidates : [value];
    if (candidates.length === 0) return new UncertainTrait([], because);
    for (const each of candidates) known.set(JSON.stringify(each ?? null), each);
  }
  return new UncertainTrait([...known.values()], because);
}

function mentionsEvents({ head, calls }: ChainNode): boolean {
  const compared = calls.at(-1)?.args ?? [];
  return head.name === "event" || compared.some((side) => side.type === "chain" && mentionsEvents(side));
}

function mentionsTraits(chain: ChainNode): boolean {
  let found = false;
  walkQuery(chain, { call: ({ name }) => void (found ||= name === "trait") });
  return found;
}
