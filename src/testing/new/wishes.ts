import { openPointRows, type Effort, type Subject } from "../../evaluator/index.ts";
import { whyNever, type Goal } from "../../evaluator/witness/index.ts";
import type { QueryNode } from "../../query/index.ts";
import type { Atom } from "../atoms.ts";
import { unknownsOf, type Outcome } from "../outcome.ts";
import type { Mutant } from "../mutate/make-mutants.ts";
import { dropFilter, type Filter } from "./filters-in.ts";
import type { Wanted } from "./find-subject.ts";
import { asCondition, goalFor } from "./goal-trees.ts";
import { replaceCondition } from "./replace-condition.ts";
import { sideOf, type Side } from "./sought.ts";
import { Trial, type TrialScope } from "./trial.ts";

/** What somebody has to be to show something of a query, and what leads towards them. */
export class Wishes {
  /** The query as a condition; see `asCondition`. */
  readonly condition: QueryNode;
  /** Settings that left open what the query says of somebody who was tried. */
  readonly open = new Set<string>();
  readonly #scope: TrialScope;
  readonly #trial: Trial;
  readonly #isMembers: boolean;

  constructor(scope: TrialScope) {
    this.#scope = scope;
    this.#trial = new Trial(scope);
    this.#isMembers = scope.definition.gives === "members";
    this.condition = this.#isMembers ? scope.tree : asCondition(scope.tree);
  }

  /** What the query says of somebody. */
  ask(subject: Subject, effort: Effort): Outcome {
    const outcome = this.#trial.ask(subject, this.#scope.tree, effort);
    for (const unknown of unknownsOf(outcome)) if (Object.hasOwn(openPointRows, unknown)) this.open.add(unknown);
    return outcome;
  }

  /** Whether a condition of the query has an answer for somebody, be it for one of their events. */
  gives(subject: Subject, { node }: Atom, answer: boolean, effort: Effort): boolean {
    return this.#trial.observe(subject, effort).get(node)?.has(answer) === true;
  }

  /** Anybody on a side. */
  onSide(side: Side): Wanted {
    return {
      holds: (subject, effort) => sideOf(this.ask(subject, effort)) === side,
      goals: [{ tree: this.condition, wanted: side === "in" }],
      never: whyNever(this.condition, side === "in"),
    };
  }

  /** Somebody of whom a condition has an answer, whatever hangs on it. */
  answering(atom: Atom, answer: boolean): Wanted {
    return {
      holds: (subject, effort) =>
        sideOf(this.ask(subject, effort)) !== undefined && this.gives(subject, atom, answer, effort),
      goals: atom.ofItems ? [{ tree: this.condition, wanted: true }] : [goalFor(this.#scope.tree, atom.node, answer)],
      never: whyNever(atom.node, answer) ?? (atom.ofItems ? undefined : this.#whyOpen(atom, answer)),
    };
  }

  /** Somebody on a side who would be on the other one if a condition had another answer than this one. */
  hangingOn({ node }: Atom, side: Side, answer: boolean): Wanted {
    const wanted = this.#turning((tree) => replaceCondition(tree, node, !answer), side);
    // What is known whatever a condition says does not hang on it.
    return { ...wanted, never: whyNever(node, answer) ?? wanted.never };
  }

  /** Somebody on a side who would be on the other one without a filter. */
  leftOutBy(filter: Filter, side: Side): Wanted {
    return this.#turning((tree) => dropFilter(tree, filter), side);
  }

  /** Somebody on a side of whom the query with a slip says something else. */
  telling({ tree: changed }: Mutant, side: Side): Wanted {
    return this.#turning((tree) => (tree === this.#scope.tree ? changed : asCondition(changed)), side);
  }

  /** Why the query says nothing of anybody of whom a condition has an answer. */
  #whyOpen({ node }: Atom, answer: boolean): string | undefined {
    const answered = replaceCondition(this.condition, node, answer);
    return whyNever(answered, true) === undefined ? undefined : whyNever(answered, false);
  }

  #turning(change: (tree: QueryNode) => QueryNode, side: Side): Wanted {
    const [changed, goal] = [change(this.#scope.tree), change(this.condition)];
    const isIn = !this.#isMembers || side === "in";
    return {
      holds: (subject, effort) => {
        const outcome = this.ask(subject, effort);
        return this.#isOn(outcome, side) && this.#differs(outcome, this.#trial.ask(subject, changed, effort));
      },
      goals: this.#goalsFor(goal, side),
      never: whyNever(this.condition, isIn) ?? whyNever(goal, !this.#isMembers || !isIn),
    };
  }

  /** Nothing is known of the sum of nothing: who has a value already gets one event more that does not count. */
  #goalsFor(changed: QueryNode, side: Side): Goal[] {
    return [
      { tree: this.condition, wanted: !this.#isMembers || side === "in" },
      { tree: changed, wanted: side === "out" },
    ];
  }

  #isOn(outcome: Outcome, side: Side): boolean {
    const found = sideOf(outcome);
    return this.#isMembers ? found === side : found !== undefined;
  }

  #differs(outcome: Outcome, other: Outcome): boolean {
    if (this.#isMembers) return sideOf(other) !== undefined && sideOf(other) !== sideOf(outcome);
    return JSON.stringify(outcome) !== JSON.stringify(other);
  }
}
