import type { Effort, Subject } from "../../evaluator/index.ts";
import {
  emptySubject,
  itemsOfShrinking,
  itemsOfTry,
  nearSubjects,
  searchSubject,
  shrinkSubject,
  startSearch,
  type ComputedTraits,
  type Goal,
  type Vocabulary,
} from "../../evaluator/witness/index.ts";
import type { QueryNode } from "../../query/index.ts";
import { computedTraits } from "../computed-keys.ts";
import type { TrialScope } from "./trial.ts";

/** So many people are tried by chance for each thing that somebody is to show. */
const triesEach = 1000;
/** So many events and rows are looked at for each of them, so that the first ones do not use up what is there for all. */
const itemsOfFind = 8 * itemsOfTry * triesEach;

/** Somebody to be found: what they have to be, and what leads towards them. */
export interface Wanted {
  /** @param effort What is looked at is taken off it. */
  holds: (subject: Subject, effort: Effort) => boolean;
  goals: readonly Goal[];
  /** Why nobody can be that, whoever is tried; see `whyNever`. Left out: somebody may be. */
  never?: string | undefined;
}

/** Somebody for whom one of several things holds, and which one; and how many people were tried. */
interface SubjectOfSeveral {
  found?: { subject: Subject; at: number };
  tries: number;
}

/** Finds somebody among those who are known, among those who are near them, and else by chance. */
export class SubjectFinder {
  readonly #scope: TrialScope;
  readonly #condition: QueryNode;
  readonly #vocabulary: Vocabulary;
  readonly #computed: ComputedTraits;
  #left: number;
  /** So many events and rows are looked at in all: conditions in conditions cost a thousand times as many as others. */
  #items: number;

  /** @param tries So many people are tried in all, or fewer where each of them takes long. */
  constructor(scope: TrialScope, condition: QueryNode, vocabulary: Vocabulary, tries: number) {
    this.#scope = scope;
    this.#condition = condition;
    this.#vocabulary = vocabulary;
    this.#computed = computedTraits(scope.definitions);
    this.#left = tries;
    this.#items = itemsOfTry * tries;
  }

  /** Somebody for whom one of several things holds, and which one. */
  find(wanted: readonly Wanted[], known: readonly Subject[]): SubjectOfSeveral {
    if (this.#items < 0) return { tries: 0 };
    const most = Math.min(this.#items, itemsOfFind);
    const effort: Effort = { items: most };
    const found = this.#find(wanted, known, effort);
    this.#items -= most - effort.items;
    return found;
  }

  #find(wanted: readonly Wanted[], known: readonly Subject[], effort: Effort): SubjectOfSeveral {
    let tries = 0;
    const which = (candidates: Iterable<Subject>): { subject: Subject; at: number } | undefined => {
      for (const subject of candidates) {
        tries += 1;
        const at = wanted.findIndex(({ holds }) => holds(subject, effort));
        if (at !== -1) return { subject, at };
      }
      return undefined;
    };
    const { definition, nowMs, openPoints } = this.#scope;
    const empty = emptySubject(definition.type);
    // Who differs in one thing from somebody shows more than nobody in particular.
    const near = which(known) ?? which(this.#near(known, effort)) ?? which([empty]);
    if (near) return { found: near, tries };
    const invented = which(this.#near([empty], effort));
    if (invented) {
      const { holds } = wanted[invented.at] ?? { holds: () => false };
      const shrinking: Effort = { items: itemsOfShrinking };
      const subject = shrinkSubject(invented.subject, (smaller) => holds(smaller, shrinking));
      return { found: { subject, at: invented.at }, tries };
    }
    if (this.#left <= 0) return { tries: 0 };
    const starts = [...known.slice(0, 1), empty];
    for (const [at, { holds, goals }] of wanted.entries())
      for (const start of starts) {
        const most = effort.items < 0 ? 0 : Math.min(this.#left, Math.ceil(triesEach / starts.length));
        const question = {
          goals,
          holds,
          start,
          nowMs,
          openPoints,
          vocabulary: this.#vocabulary,
          type: definition.type,
          computed: this.#computed,
        };
        const { items } = effort;
        const { found, tried, looked } =
          most > 0 ? searchSubject({ ...question, tries: most, items }) : { tried: 0, looked: 0 };
        tries += tried;
        this.#left -= tried;
        effort.items -= looked;
        if (found) return { found: { subject: found, at }, tries };
      }
    return { tries };
  }

  *#near(subjects: readonly Subject[], effort: Effort): Iterable<Subject> {
    const { definition, nowMs, openPoints } = this.#scope;
    const goals = [{ tree: this.#condition, wanted: true }];
    const search = startSearch({ goals, nowMs, openPoints, vocabulary: this.#vocabulary, type: definition.type });
    for (const subject of subjects)
      for (const each of nearSubjects(subject, this.#condition, search)) {
        if (this.#left <= 0 || effort.items < 0) return;
        this.#left -= 1;
        yield each;
      }
  }
}
