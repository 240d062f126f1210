import type { QueryNode } from "../../query/index.ts";
import { evaluateCondition } from "../evaluate.ts";
import type { Circumstances } from "../environment.ts";
import type { Subject } from "../person.ts";

/** How far somebody is from a wanted answer: conditions that would have to turn out otherwise. 0: the answer is known to be that. */
export function distanceTo(tree: QueryNode, wanted: boolean, subject: Subject, circumstances: Circumstances): number {
  if (tree.type === "not") return distanceTo(tree.operand, !wanted, subject, circumstances);
  if (tree.type !== "and" && tree.type !== "or") {
    const { truth } = evaluateCondition(tree, subject, circumstances);
    return truth === wanted ? 0 : truth === "unknown" ? 0.5 : 1;
  }
  const distances = tree.operands.map((operand) => distanceTo(operand, wanted, subject, circumstances));
  // All operands of AND have to hold; one that does not is enough for it not to.
  if ((tree.type === "and") === wanted) return distances.reduce((sum, each) => sum + each, 0);
  return Math.min(...distances);
}
