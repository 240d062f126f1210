import type { ChainNode, PrefixNode, QueryNode } from "../../../src/query/index.ts";
import type { Person } from "../../../src/evaluator/person.ts";
import { asksEvents } from "./chain.ts";
import { isKnown, judgeChain } from "./compare.ts";
import { oppositeOf } from "./opposite.ts";
import { eitherWay, withPeople, type Scope } from "./scope.ts";

/** Whether a condition holds in one world: plain logic of two values (section 6). */
export function judge(node: QueryNode, scope: Scope): boolean {
  switch (node.type) {
    case "and":
      return node.operands.every((operand) => judge(operand, scope));
    case "or":
      return node.operands.some((operand) => judge(operand, scope));
    case "not":
      return !judge(node.operand, scope);
    case "any":
    case "all":
      return judgeQuantifier(node, scope);
    case "literal":
      return eitherWay(scope, `literal:${node.start}`);
    case "chain": {
      if (!scope.account || scope.people || !asksEvents(node)) return judgeChain(node, scope);
      return judgeEvents(node, scope.account.users, scope);
    }
  }
}

/** Section 2, `event` in ACCOUNTS outside of ANY and ALL: one user is asked, or all together. */
function judgeEvents(chain: ChainNode, users: readonly Person[], scope: Scope): boolean {
  // Of a function that nobody knows not even this is known.
  if (!chain.calls.every(({ name }) => isKnown(name))) return judgeChain(chain, scope);
  if (scope.world.settle("accountEvents") === "all-users-together") return judgeChain(chain, withPeople(scope, users));
  const opposite = oppositeOf(chain);
  if (users.length === 0) {
    // Nobody fits, or the account is as somebody without events: nothing says which.
    const ofNobody = judgeChain(opposite ?? chain, withPeople(scope, []));
    const holds = ofNobody && scope.world.choose("one user of an account without users", [true, false]);
    return opposite ? !holds : holds;
  }
  return opposite
    ? !users.some((user) => judgeChain(opposite, withPeople(scope, [user])))
    : users.some((user) => judgeChain(chain, withPeople(scope, [user])));
}

/** `ANY` and `ALL` look at the users of an account; in a `where` or in each other nobody knows what they do. */
function judgeQuantifier({ type, operand, start }: PrefixNode, scope: Scope): boolean {
  const { account, around, world } = scope;
  if (!account || around.length > 0) return eitherWay(scope, `${type}:${start}`);
  if (account.users.length === 0) return type === "all" && world.settle("allOfNobody") === "true";
  const holds = (user: Person): boolean => judge(operand, insideOf(user, scope));
  return type === "any" ? account.users.some(holds) : account.users.every(holds);
}

function insideOf(user: Person, scope: Scope): Scope {
  const { traits, entities } = user;
  return withPeople({ ...scope, traits, entities, account: undefined }, [user]);
}
