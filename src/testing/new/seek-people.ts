import { openPointRows, type Subject } from "../../evaluator/index.ts";
import type { Goal } from "../../evaluator/witness/index.ts";
import type { QueryNode } from "../../query/index.ts";
import { atomsOf, type Atom } from "../atoms.ts";
import { unknownsOf, type Outcome } from "../outcome.ts";
import { SubjectFinder, type Wanted } from "./find-subject.ts";
import { asCondition, goalFor, isNegated } from "./goal-trees.ts";
import { inventVocabulary } from "./invent-vocabulary.ts";
import { replaceCondition } from "./replace-condition.ts";
import { sideOf, type Missing, type Side, type Sought, type SoughtSubject } from "./sought.ts";
import { Trial, type TrialScope } from "./trial.ts";

/** So many are tried for one definition: a query of fifty conditions must not take minutes. */
const triesInAll = 40_000;

const sides = ["out", "in"] as const;

/**
 * Invents the people that show what each condition of a query is for: of whom it alone decides whether they are in or out, and
 * each condition true of one and false of one. Those who are found already are asked first, then those who differ from them
 * in one thing, then others by chance. It ends after a number of tries, and ends the same every time.
 *
 * @param tries So many people are tried in all.
 */
export function seekPeople(scope: TrialScope, tries = triesInAll): Sought {
  return new Seeker(scope, tries).seek();
}

class Seeker {
  readonly #scope: TrialScope;
  readonly #trial: Trial;
  readonly #condition: QueryNode;
  readonly #finder: SubjectFinder;
  readonly #people: SoughtSubject[] = [];
  readonly #missing: Missing[] = [];
  readonly #open = new Set<string>();

  constructor(scope: TrialScope, tries: number) {
    this.#scope = scope;
    this.#trial = new Trial(scope);
    const { definition, tree } = scope;
    this.#condition = definition.gives === "members" ? tree : asCondition(tree);
    this.#finder = new SubjectFinder(scope, this.#condition, inventVocabulary(scope, this.#condition), tries);
  }

  seek(): Sought {
    const { definition, tree } = this.#scope;
    this.#seekSide("in");
    const atoms = atomsOf(tree, definition.gives);
    for (const atom of atoms) for (const side of sides) this.#seekDecisive(atom, side);
    if (definition.gives === "members" && !this.#people.some(({ outcome }) => sideOf(outcome) === "out"))
      this.#seekSide("out");
    for (const atom of atoms) for (const answer of [true, false]) this.#seekAnswer(atom, answer);
    // Somebody may have been found on the way to something else.
    const missing = this.#missing.filter(
      ({ atom, what }) =>
        atom || !("side" in what && this.#people.some(({ outcome }) => sideOf(outcome) === what.side)),
    );
    return { people: this.#people, missing, open: this.#open };
  }

  #seekSide(side: Side): void {
    const goal: Goal = { tree: this.#condition, wanted: side === "in" };
    const { found, tries } = this.#find([{ holds: (subject) => sideOf(this.#ask(subject)) === side, goals: [goal] }]);
    if (found) this.#personOf(found.subject);
    else this.#missing.push({ what: { side }, tries });
  }

  #seekDecisive(atom: Atom, side: Side): void {
    const { tree } = this.#scope;
    const expected = (side === "in") !== isNegated(tree, atom.node);
    // A value may hang on either answer; of members, a count such as `= 2` may turn things round.
    const answers = this.#scope.definition.gives === "members" ? [expected, !expected] : [expected];
    const wanted = answers.map((answer): Wanted => {
      // Whoever is on the other side when this alone gives the other answer.
      const otherwise = replaceCondition(tree, atom.node, !answer);
      return {
        holds: (subject) => {
          const outcome = this.#ask(subject);
          return this.#isOn(outcome, side) && this.#differs(outcome, this.#trial.ask(subject, otherwise));
        },
        goals: this.#goalsFor(atom, side, !answer),
      };
    });
    const { found, tries } = this.#find(wanted);
    if (!found) this.#missing.push({ atom, what: { side }, tries });
    else this.#personOf(found.subject).decisive.push({ atom, side, answer: answers[found.at] ?? expected });
  }

  #seekAnswer(atom: Atom, answer: boolean): void {
    const { node, ofItems } = atom;
    const gives = (subject: Subject): boolean => this.#trial.observe(subject).get(node)?.has(answer) === true;
    if (this.#people.some(({ subject }) => gives(subject))) return;
    const goals = ofItems ? [{ tree: this.#condition, wanted: true }] : [goalFor(this.#scope.tree, node, answer)];
    const holds = (subject: Subject): boolean => sideOf(this.#ask(subject)) !== undefined && gives(subject);
    const { found, tries } = this.#find([{ holds, goals }]);
    if (found) this.#personOf(found.subject).seen.push({ node, answer });
    else this.#missing.push({ atom, what: { answer }, tries });
  }

  /** What leads towards somebody of whom a condition alone decides. */
  #goalsFor({ node }: Atom, side: Side, flipped: boolean): Goal[] {
    const otherwise = replaceCondition(this.#condition, node, flipped);
    if (this.#scope.definition.gives === "members")
      return [
        { tree: this.#condition, wanted: side === "in" },
        { tree: otherwise, wanted: side === "out" },
      ];
    // Nothing is known of the sum of nothing: who has a value already gets one event more that does not count.
    return [
      { tree: this.#condition, wanted: true },
      { tree: otherwise, wanted: side === "out" },
    ];
  }

  #find(wanted: readonly Wanted[]): ReturnType<SubjectFinder["find"]> {
    return this.#finder.find(
      wanted,
      this.#people.map(({ subject }) => subject),
    );
  }

  #personOf(subject: Subject): SoughtSubject {
    const known = this.#people.find((each) => each.subject === subject);
    if (known) return known;
    const made: SoughtSubject = { subject, outcome: this.#ask(subject), decisive: [], seen: [] };
    this.#people.push(made);
    return made;
  }

  #ask(subject: Subject): Outcome {
    const outcome = this.#trial.ask(subject, this.#scope.tree);
    for (const unknown of unknownsOf(outcome)) if (Object.hasOwn(openPointRows, unknown)) this.#open.add(unknown);
    return outcome;
  }

  #isOn(outcome: Outcome, side: Side): boolean {
    const found = sideOf(outcome);
    return outcome.gives === "members" ? found === side : found !== undefined;
  }

  #differs(outcome: Outcome, other: Outcome): boolean {
    if (outcome.gives === "members") return sideOf(other) !== undefined && sideOf(other) !== sideOf(outcome);
    return JSON.stringify(outcome) !== JSON.stringify(other);
  }
}
