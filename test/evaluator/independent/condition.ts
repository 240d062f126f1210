import type { ChainNode, PrefixNode, QueryNode } from "../../../src/query/index.ts";
import type { Person } from "../../../src/evaluator/person.ts";
import { asksEvents, asksTraits } from "./chain.ts";
import { isKnown, judgeChain } from "./compare.ts";
import { eitherWay, numberOf, withPeople, type Scope } from "./scope.ts";

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
      if (!scope.account || scope.people) return judgeChain(node, scope);
      return judgeOfAccount(node, scope.account.users, scope);
    }
  }
}

/** Section 2, `event` and `trait` in ACCOUNTS outside of ANY and ALL: whose events and whose traits are open. */
function judgeOfAccount(chain: ChainNode, users: readonly Person[], scope: Scope): boolean {
  // Of a function that nobody knows not even this is known.
  if (!chain.calls.every(({ name }) => isKnown(name))) return judgeChain(chain, scope);
  const ownTraits = !asksTraits(chain) || scope.world.settle("traitOwner") === "account";
  if (!asksEvents(chain))
    return ownTraits ? judgeChain(chain, scope) : judgeOneOf(chain, users, (user) => asUser(user, [user], scope));
  const together = scope.world.settle("accountEvents") === "all-users-together";
  if (together) return judgeChain(chain, { ...withPeople(scope, users), ...(!ownTraits && { traitsOf: users }) });
  return judgeOneOf(chain, users, (user) => (ownTraits ? withPeople(scope, [user]) : asUser(user, [user], scope)));
}

/** Whether one user fits. */
function judgeOneOf(chain: ChainNode, users: readonly Person[], scopeOf: (user: Person) => Scope): boolean {
  return users.some((user) => judgeChain(chain, scopeOf(user)));
}

/** The account with the traits of one user, and the events of some. */
function asUser(user: Person, people: readonly Person[], scope: Scope): Scope {
  const asked = withPeople({ ...scope, traits: user.traits }, people);
  return { ...asked, trail: `${asked.trail} as ${numberOf(user)}` };
}

/** `ANY` and `ALL` look at the users of an account; in a `where` or in each other nobody knows what they do. */
function judgeQuantifier({ type, operand, start }: PrefixNode, scope: Scope): boolean {
  const { account, around, world } = scope;
  if (!account || around.length > 0 || holdsQuantifier(operand)) return eitherWay(scope, `${type}:${start}`);
  if (account.users.length === 0) return type === "all" && world.settle("allOfNobody") === "true";
  const holds = (user: Person): boolean => judge(operand, insideOf(user, scope));
  return type === "any" ? account.users.some(holds) : account.users.every(holds);
}

/** Section 6: ANY and ALL in each other are always unknown. */
function holdsQuantifier(node: QueryNode): boolean {
  if (node.type === "any" || node.type === "all") return true;
  if (node.type === "not") return holdsQuantifier(node.operand);
  return (node.type === "and" || node.type === "or") && node.operands.some(holdsQuantifier);
}

function insideOf(user: Person, scope: Scope): Scope {
  const { traits, entities } = user;
  return withPeople({ ...scope, traits, entities, account: undefined }, [user]);
}
