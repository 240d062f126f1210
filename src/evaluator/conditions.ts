import type { JunctionNode, PrefixNode, QueryNode } from "../query/index.ts";
import { readChain } from "./chains.ts";
import { Memory, type Environment } from "./environment.ts";
import { eventsOfPerson } from "./event-index.ts";
import { and, decide, not, or, type Outcome } from "./kleene.ts";
import { operandOfLiteral } from "./operands.ts";
import type { Compiler, Condition, Place } from "./parts.ts";
import type { Person } from "./person.ts";

/** Makes conditions and values ready. Never throws: what cannot be evaluated is open and says why. */
export const compiler: Compiler = {
  condition: (node, place) => {
    const condition = readCondition(node, place);
    return (environment, note) => {
      const outcome = condition(environment, note);
      if (note) note.outcome = outcome;
      return outcome;
    };
  },
  value: (node, place) => {
    if (node.type === "literal") {
      const operand = operandOfLiteral(node, false);
      return operand ? { value: () => operand.value, column: false } : "nothing says what null stands for in a query";
    }
    if (node.type !== "chain") return "there is a condition where a value is needed";
    const part = readChain(node, place, compiler);
    if (typeof part === "string") return part;
    if (part.type === "scalar" || part.type === "list") return part;
    return part.type === "stream"
      ? "a stream has to be reduced to a value"
      : "there is a condition where a value is needed";
  },
};

function readCondition(node: QueryNode, place: Place): Condition {
  switch (node.type) {
    case "and":
    case "or":
      return readJunction(node, place);
    case "not": {
      const operand = compiler.condition(node.operand, place);
      return (environment, note) => not(operand(environment, note?.add(node.operand)));
    }
    case "any":
    case "all":
      return readQuantifier(node, place);
    case "literal":
      return faulty("there is a value where a condition is needed");
    case "chain": {
      const part = readChain(node, place, compiler);
      if (typeof part === "string") return faulty(part);
      return part.type === "comparator" ? part.condition : faulty("there is a value where a condition is needed");
    }
  }
}

function readJunction({ type, operands }: JunctionNode, place: Place): Condition {
  const parts = operands.map((node) => ({ node, condition: compiler.condition(node, place) }));
  const settling = type === "or";
  const join = settling ? or : and;
  return (environment, note) => {
    const outcomes: Outcome[] = [];
    for (const { node, condition } of parts) {
      const outcome = condition(environment, note?.add(node));
      // The rest changes nothing; who wants an explanation wants it of the rest, too.
      if (outcome === settling && !note) return outcome;
      outcomes.push(outcome);
    }
    return join(outcomes);
  };
}

/** ANY and ALL ask the users of an account one by one: API.md 4.9. */
function readQuantifier({ type, operand }: PrefixNode, place: Place): Condition {
  if (place.streams.length > 0 || place.quantified || holdsQuantifier(operand))
    return faulty("nothing says what ANY and ALL mean in a where, or in each other");
  const condition = compiler.condition(operand, { ...place, quantified: true });
  return (environment, note) => {
    const { users } = environment;
    if (!users) return ["ANY and ALL ask the users of an account, and this is none"];
    const ask = (): Outcome[] =>
      users.map((user, index) => condition(ofUser(environment, user), note?.add(operand, `user ${index + 1}`)));
    if (type === "any") return or(ask());
    if (users.length > 0) return and(ask());
    return decide(environment.circumstances.openPoints, "allOfNobody", { true: () => true, false: () => false });
  };
}

/** Whether ANY or ALL is somewhere in a condition, but for what is in a chain: there it leaves open what it stands in. */
function holdsQuantifier(node: QueryNode): boolean {
  if (node.type === "and" || node.type === "or") return node.operands.some(holdsQuantifier);
  return node.type === "any" || node.type === "all" || (node.type === "not" && holdsQuantifier(node.operand));
}

function ofUser({ circumstances }: Environment, user: Person): Environment {
  const { traits, entities } = user;
  const events = eventsOfPerson(user);
  return { circumstances, traits, events, entities, users: undefined, item: undefined, memory: new Memory() };
}

function faulty(why: string): Condition {
  return (_environment, note) => {
    if (note) note.fault = why;
    return [why];
  };
}
