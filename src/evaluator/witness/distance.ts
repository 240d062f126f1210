import type { PrefixNode, QueryNode } from "../../query/index.ts";
import { evaluateCondition } from "../evaluate.ts";
import type { Circumstances } from "../environment.ts";
import { nobody, type Person, type Subject } from "../person.ts";

/** How far somebody is from a wanted answer: conditions that would have to turn out otherwise. 0: the answer is known to be that. */
export function distanceTo(tree: QueryNode, wanted: boolean, subject: Subject, circumstances: Circumstances): number {
  if (tree.type === "not") return distanceTo(tree.operand, !wanted, subject, circumstances);
  if (tree.type !== "and" && tree.type !== "or") {
    const { truth } = evaluateCondition(tree, subject, circumstances);
    if (truth === wanted) return 0;
    if ((tree.type === "any" || tree.type === "all") && subject.type === "account")
      return Math.max(0.5, distanceOfUsers(tree, wanted, subject.account.users, circumstances));
    return truth === "unknown" ? 0.5 : 1;
  }
  const distances = tree.operands.map((operand) => distanceTo(operand, wanted, subject, circumstances));
  // All operands of AND have to hold; one that does not is enough for it not to.
  if ((tree.type === "and") === wanted) return distances.reduce((sum, each) => sum + each, 0);
  return Math.min(...distances);
}

/** How far the users of an account are from what ANY or ALL asks of them. Without users: how far nobody in particular is. */
function distanceOfUsers(
  { type, operand }: PrefixNode,
  wanted: boolean,
  users: readonly Person[],
  circumstances: Circumstances,
): number {
  const ofUsers: Circumstances = { ...circumstances, type: "USERS" };
  const distances = (users.length > 0 ? users : [nobody]).map((person) =>
    distanceTo(operand, wanted, { type: "person", person }, ofUsers),
  );
  const oneIsEnough = (type === "any") === wanted;
  return oneIsEnough ? Math.min(...distances) : distances.reduce((sum, each) => sum + each, 0);
}
