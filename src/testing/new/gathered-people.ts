import type { Effort, Subject } from "../../evaluator/index.ts";
import { itemsOfShrinking } from "../../evaluator/witness/index.ts";
import type { SubjectFinder, Wanted } from "./find-subject.ts";
import type { Missing, Sought, SoughtSubject } from "./sought.ts";
import type { Wishes } from "./wishes.ts";

/** Somebody who would show something of a query. */
export interface Way {
  /** One of these is enough. */
  wanted: readonly Wanted[];
  /** Notes on somebody that they show it. */
  note?: (person: SoughtSubject) => void;
}

/** What nobody was found for when it was sought. */
interface Unmet extends Missing {
  ways: readonly Way[];
  /** How many people had been found by then. */
  asked: number;
}

/** To ask about somebody who was found: they may have as much as what was looked at to make them smaller. */
export function effortOfOne(): Effort {
  return { items: itemsOfShrinking };
}

/** The people that were found for what each of them shows, and what nobody was found for. */
export class GatheredPeople {
  readonly people: SoughtSubject[] = [];
  readonly #unmet: Unmet[] = [];
  readonly #finder: SubjectFinder;
  readonly #wishes: Wishes;

  constructor(finder: SubjectFinder, wishes: Wishes) {
    this.#finder = finder;
    this.#wishes = wishes;
  }

  /** Finds somebody in one of several ways, the best first, or notes that nobody was found. */
  seek(what: Missing["what"], ways: readonly Way[]): void {
    const sought = ways.flatMap(({ wanted }) => wanted);
    const never = sought.every((each) => each.never !== undefined) ? sought[0]?.never : undefined;
    if (never !== undefined) return void this.#unmet.push({ what, tries: 0, never, ways: [], asked: 0 });
    let tries = 0;
    for (const { wanted: all, note } of ways) {
      const wanted = all.filter((each) => each.never === undefined);
      if (wanted.length === 0) continue;
      const found = this.#finder.find(
        wanted,
        this.people.map(({ subject }) => subject),
      );
      if (found.found) {
        const person = this.#personOf(found.found.subject);
        return note?.(person);
      }
      tries += found.tries;
    }
    this.#unmet.push({ what, tries, ways, asked: this.people.length });
  }

  /** Finds somebody who shows more than those who were found already. That nobody does may well be so, and is not noted. */
  seekMore({ wanted: all, note }: Way): void {
    const wanted = all.filter(({ never }) => never === undefined);
    const shows = ({ subject }: SoughtSubject): boolean => wanted.some(({ holds }) => holds(subject, effortOfOne()));
    if (wanted.length === 0 || this.people.some(shows)) return;
    const known = this.people.map(({ subject }) => subject);
    const { found } = this.#finder.find(wanted, known);
    if (found) note?.(this.#personOf(found.subject));
  }

  /** All who were found, and what nobody shows: somebody may have been found on the way to something else. */
  end(): Pick<Sought, "people" | "missing"> {
    const missing = this.#unmet.filter(({ ways, asked }) => !this.#isShownBy(this.people.slice(asked), ways));
    return { people: this.people, missing };
  }

  #isShownBy(people: readonly SoughtSubject[], ways: readonly Way[]): boolean {
    for (const { wanted, note } of ways)
      for (const person of people)
        if (wanted.some(({ holds }) => holds(person.subject, effortOfOne()))) {
          note?.(person);
          return true;
        }
    return false;
  }

  #personOf(subject: Subject): SoughtSubject {
    const known = this.people.find((each) => each.subject === subject);
    if (known) return known;
    const made = {
      subject,
      outcome: this.#wishes.ask(subject, effortOfOne()),
      decisive: [],
      leftOut: [],
      slips: [],
      seen: [],
    };
    this.people.push(made);
    return made;
  }
}
