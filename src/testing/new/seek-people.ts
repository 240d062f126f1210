import { atomsOf, type Atom } from "../atoms.ts";
import { makeMutants, type Mutant } from "../mutate/make-mutants.ts";
import { filtersIn, type Filter } from "./filters-in.ts";
import { SubjectFinder } from "./find-subject.ts";
import { effortOfOne, GatheredPeople, type Way } from "./gathered-people.ts";
import { inventVocabulary } from "./invent-vocabulary.ts";
import { sideOf, type Side, type Sought } from "./sought.ts";
import type { TrialScope } from "./trial.ts";
import { turnOf } from "./turn-of.ts";
import { Wishes } from "./wishes.ts";

/** So many are tried for one definition: a query of fifty conditions must not take minutes. */
const triesInAll = 40_000;

/** So many slips are looked at: each that nobody can tell takes a search. */
const mostSlips = 12;

const sides = ["out", "in"] as const;

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
  readonly #gathered: GatheredPeople;

  constructor(scope: TrialScope, tries: number) {
    this.#scope = scope;
    this.#wishes = new Wishes(scope);
    const { condition } = this.#wishes;
    const finder = new SubjectFinder(scope, condition, inventVocabulary(scope, condition), tries);
    this.#gathered = new GatheredPeople(finder, this.#wishes);
  }

  seek(): Sought {
    const { definition, tree } = this.#scope;
    this.#gathered.seek({ side: "in" }, [{ wanted: [this.#wishes.onSide("in")] }]);
    const atoms = atomsOf(tree, definition.gives);
    for (const atom of atoms) for (const side of sides) this.#seekDecisive(atom, side);
    for (const filter of filtersIn(tree)) this.#seekLeftOut(filter);
    if (definition.gives === "members" && !this.#gathered.people.some(({ outcome }) => sideOf(outcome) === "out"))
      this.#gathered.seek({ side: "out" }, [{ wanted: [this.#wishes.onSide("out")] }]);
    for (const atom of atoms) for (const answer of [true, false]) this.#seekAnswer(atom, answer);
    for (const slip of this.#slips()) this.#seekSlip(slip);
    return { ...this.#gathered.end(), open: this.#wishes.open };
  }

  #seekDecisive(atom: Atom, side: Side): void {
    const { tree, definition } = this.#scope;
    const isValue = definition.gives === "values";
    const turn = isValue ? "lets-in" : (turnOf(tree, atom.node) ?? "either");
    const isIn = side === "in";
    // A count such as `= 2` lets in by one event more as well as by one less; the one that reads better comes first.
    const answers = turn === "either" ? [isIn, !isIn] : [isIn === (turn === "lets-in")];
    const ways = answers.map((answer): Way => ({
      wanted: [this.#wishes.hangingOn(atom, side, answer)],
      note: ({ decisive }) => decisive.push({ atom, side, answer }),
    }));
    this.#gathered.seek({ decisive: atom, on: side }, ways);
  }

  /** The slips that nobody has to show who hangs on a condition: in what makes a value, and of ANY and ALL. */
  #slips(): Mutant[] {
    const { definition } = this.#scope;
    const mutants = makeMutants(definition);
    return mutants.filter(({ slip }) => definition.gives === "values" || slip === "quantifier").slice(0, mostSlips);
  }

  #seekSlip(slip: Mutant): void {
    const wanted = sides.map((side) => this.#wishes.telling(slip, side));
    this.#gathered.seekMore({ wanted, note: ({ slips }) => slips.push(slip) });
  }

  #seekLeftOut(filter: Filter): void {
    const wanted = sides.map((side) => this.#wishes.leftOutBy(filter, side));
    this.#gathered.seek({ filter }, [{ wanted, note: ({ leftOut }) => leftOut.push(filter) }]);
  }

  #seekAnswer(atom: Atom, answer: boolean): void {
    if (this.#gathered.people.some(({ subject }) => this.#wishes.gives(subject, atom, answer, effortOfOne()))) return;
    const note: Way["note"] = ({ seen }) => seen.push({ node: atom.node, answer });
    this.#gathered.seek({ answering: atom, answer }, [{ wanted: [this.#wishes.answering(atom, answer)], note }]);
  }
}
