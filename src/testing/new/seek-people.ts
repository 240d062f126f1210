import type { Effort, Subject } from "../../evaluator/index.ts";
import { itemsOfShrinking } from "../../evaluator/witness/index.ts";
import { atomsOf, type Atom } from "../atoms.ts";
import { filtersIn, type Filter } from "./filters-in.ts";
import { SubjectFinder, type Wanted } from "./find-subject.ts";
import { isNegated } from "./goal-trees.ts";
import { inventVocabulary } from "./invent-vocabulary.ts";
import { sideOf, type Missing, type Side, type Sought, type SoughtSubject } from "./sought.ts";
import type { TrialScope } from "./trial.ts";
import { Wishes } from "./wishes.ts";

/** So many are tried for one definition: a query of fifty conditions must not take minutes. */
const triesInAll = 40_000;

const sides = ["out", "in"] as const;

/** To ask about somebody who was found: they may have as much as what was looked at to make them smaller. */
function effortOfOne(): Effort {
  return { items: itemsOfShrinking };
}

/**
 * Invents the people that show what each part of a query is for: of whom a condition alone decides whether they are in or out,
 * each condition true of one and false of one, and somebody with an event that a filter such as a window leaves out. Those who
 * are found already are asked first, then those who differ from them in one thing, then others by chance. It ends after a
 * number of tries, and ends the same every time.
 *
 * @param tries So many people are tried in all.
 */
export function seekPeople(scope: TrialScope, tries = triesInAll): Sought {
  return new Seeker(scope, tries).seek();
}

class Seeker {
  readonly #scope: TrialScope;
  readonly #wishes: Wishes;
  readonly #finder: SubjectFinder;
  readonly #people: SoughtSubject[] = [];
  readonly #missing: Missing[] = [];

  constructor(scope: TrialScope, tries: number) {
    this.#scope = scope;
    this.#wishes = new Wishes(scope);
    const { condition } = this.#wishes;
    this.#finder = new SubjectFinder(scope, condition, inventVocabulary(scope, condition), tries);
  }

  seek(): Sought {
    const { definition, tree } = this.#scope;
    this.#seek([this.#wishes.onSide("in")], { what: { side: "in" } });
    const atoms = atomsOf(tree, definition.gives);
    for (const atom of atoms) for (const side of sides) this.#seekDecisive(atom, side);
    for (const filter of filtersIn(tree)) this.#seekLeftOut(filter);
    if (definition.gives === "members" && !this.#people.some(({ outcome }) => sideOf(outcome) === "out"))
      this.#seek([this.#wishes.onSide("out")], { what: { side: "out" } });
    for (const atom of atoms) for (const answer of [true, false]) this.#seekAnswer(atom, answer);
    // Somebody may have been found on the way to something else.
    const missing = this.#missing.filter(
      ({ what }) => !("side" in what) || !this.#people.some(({ outcome }) => sideOf(outcome) === what.side),
    );
    return { people: this.#people, missing, open: this.#wishes.open };
  }

  #seekDecisive(atom: Atom, side: Side): void {
    const { tree, definition } = this.#scope;
    const expected = (side === "in") !== isNegated(tree, atom.node);
    // A value may hang on either answer; of members, a count such as `= 2` may turn things round.
    const answers = definition.gives === "members" ? [expected, !expected] : [expected];
    const wanted = answers.map((answer) => this.#wishes.hangingOn(atom, side, answer));
    const found = this.#seek(wanted, { what: { decisive: atom, on: side } });
    if (found) found.person.decisive.push({ atom, side, answer: answers[found.at] ?? expected });
  }

  #seekLeftOut(filter: Filter): void {
    const wanted = sides.map((side) => this.#wishes.leftOutBy(filter, side));
    this.#seek(wanted, { what: { filter } })?.person.leftOut.push(filter);
  }

  #seekAnswer(atom: Atom, answer: boolean): void {
    if (this.#people.some(({ subject }) => this.#wishes.gives(subject, atom, answer, effortOfOne()))) return;
    const found = this.#seek([this.#wishes.answering(atom, answer)], { what: { answering: atom, answer } });
    found?.person.seen.push({ node: atom.node, answer });
  }

  /** Somebody for whom one of several things holds, and which one; or a note of whom nobody was found for. */
  #seek(wanted: readonly Wanted[], missing: Omit<Missing, "tries">): { person: SoughtSubject; at: number } | undefined {
    const subjects = this.#people.map(({ subject }) => subject);
    const { found, tries } = this.#finder.find(wanted, subjects);
    if (found) return { person: this.#personOf(found.subject), at: found.at };
    this.#missing.push({ ...missing, tries });
    return undefined;
  }

  #personOf(subject: Subject): SoughtSubject {
    const known = this.#people.find((each) => each.subject === subject);
    if (known) return known;
    const made = { subject, outcome: this.#wishes.ask(subject, effortOfOne()), decisive: [], leftOut: [], seen: [] };
    this.#people.push(made);
    return made;
  }
}
