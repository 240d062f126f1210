import type { Subject } from "../../evaluator/index.ts";
import {
  emptySubject,
  nearSubjects,
  searchSubject,
  startSearch,
  type Goal,
  type Vocabulary,
} from "../../evaluator/witness/index.ts";
import type { QueryNode } from "../../query/index.ts";
import type { TrialScope } from "./trial.ts";

/** So many people are tried by chance for each thing that somebody is to show. */
const triesEach = 1000;
/** Somebody to be found: what they have to be, and what leads towards them. */
export interface Wanted {
  holds: (subject: Subject) => boolean;
  goals: readonly Goal[];
}

/** Finds somebody among those who are known, among those who are near them, and else by chance. */
export class SubjectFinder {
  readonly #scope: TrialScope;
  readonly #condition: QueryNode;
  readonly #vocabulary: Vocabulary;
  #left: number;

  /** @param tries So many people are tried in all. */
  constructor(scope: TrialScope, condition: QueryNode, vocabulary: Vocabulary, tries: number) {
    this.#scope = scope;
    this.#condition = condition;
    this.#vocabulary = vocabulary;
    this.#left = tries;
  }

  /** Somebody for whom one of several things holds, and which one. */
  find(
    wanted: readonly Wanted[],
    known: readonly Subject[],
  ): { found?: { subject: Subject; at: number }; tries: number } {
    let tries = 0;
    const which = (candidates: Iterable<Subject>): { subject: Subject; at: number } | undefined => {
      for (const subject of candidates) {
        tries += 1;
        const at = wanted.findIndex(({ holds }) => holds(subject));
        if (at !== -1) return { subject, at };
      }
      return undefined;
    };
    const { definition, nowMs, openPoints } = this.#scope;
    const empty = emptySubject(definition.type);
    // Who differs in one thing from somebody shows more than nobody in particular.
    const near = which(known) ?? which(this.#near(known)) ?? which([empty]) ?? which(this.#near([empty]));
    if (near) return { found: near, tries };
    if (this.#left <= 0) return { tries: 0 };
    const starts = [...known.slice(0, 1), empty];
    for (const [at, { holds, goals }] of wanted.entries())
      for (const start of starts) {
        const most = Math.min(this.#left, Math.ceil(triesEach / starts.length));
        const question = {
          goals,
          holds,
          start,
          nowMs,
          openPoints,
          vocabulary: this.#vocabulary,
          type: definition.type,
        };
        const { found, tried } = most > 0 ? searchSubject({ ...question, tries: most }) : { tried: 0 };
        tries += tried;
        this.#left -= tried;
        if (found) return { found: { subject: found, at }, tries };
      }
    return { tries };
  }

  *#near(subjects: readonly Subject[]): Iterable<Subject> {
    const { definition, nowMs, openPoints } = this.#scope;
    const goals = [{ tree: this.#condition, wanted: true }];
    const search = startSearch({ goals, nowMs, openPoints, vocabulary: this.#vocabulary, type: definition.type });
    for (const subject of subjects)
      for (const each of nearSubjects(subject, this.#condition, search)) {
        if (this.#left <= 0) return;
        this.#left -= 1;
        yield each;
      }
  }
}
