import { printQuery, type QueryNode } from "../../query/index.ts";
import type { Outcome } from "../outcome.ts";
import type { Sought, SoughtSubject } from "./sought.ts";

/** Characters of a condition that go into a name. */
const longestLabel = 30;

/** Names that messages about tests can say of a person; `in` and `out` would not read as anybody there. */
const INSIDER = "insider";
const WITH_VALUE = "somebody-with-value";

/** Somebody of a test with their name. */
export interface NamedSubject extends SoughtSubject {
  name: string;
}

/** Gives everybody a name that says what they are there for: `insider`, `outsider-by-plan`, `somebody-with-value`. */
export function namePeople({ people }: Sought): NamedSubject[] {
  const taken = new Set<string>();
  return people.map((each) => {
    const node = each.decisive[0]?.atom.node ?? each.leftOut[0]?.chain ?? each.seen[0]?.node;
    const side = sideWord(each.outcome);
    // The first one stands for all that is asked, so no condition is theirs.
    const isFirst = !taken.has(side) && (side === INSIDER || side === WITH_VALUE);
    const base = isFirst || !node ? side : `${side}-by-${labelOf(node)}`;
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = `${base}-${number}`;
    taken.add(name);
    return { ...each, name };
  });
}

function sideWord(outcome: Outcome): string {
  if (outcome.gives === "members") return outcome.verdict.truth === true ? INSIDER : "outsider";
  return outcome.value.type === "known" ? WITH_VALUE : "somebody-without-value";
}

/** What a condition looks at, as a name may have it. */
function labelOf(node: QueryNode): string {
  const [first] = node.type === "chain" ? node.head.args : [];
  const text = first?.type === "literal" ? first.value : printQuery(node, "line");
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join("-").slice(0, longestLabel).replace(/-$/, "") || "condition";
}
