import {
  observeCondition,
  observeValue,
  type Effort,
  type OpenPoints,
  type Subject,
  type Truth,
} from "../../evaluator/index.ts";
import type { QueryNode } from "../../query/index.ts";
import type { Definition, Definitions } from "../definition.ts";
import type { LoadedTest, SubjectName, TestAccount, TestPerson } from "../loaded-test.ts";
import type { Outcome } from "../outcome.ts";
import { World } from "../world.ts";

/** What a trial goes by. */
export interface TrialScope {
  definition: Definition;
  /** Its query. */
  tree: QueryNode;
  definitions: Definitions;
  /** In milliseconds since 1970. */
  nowMs: number;
  openPoints: OpenPoints;
}

/** What the external id of everybody is who needs one, besides the `user_id` that everybody has. */
export function neededId({ ids }: Definition): string | undefined {
  return ids === undefined || ids.includes("user_id") ? undefined : ids[0];
}

/** Asks a definition about invented people as a test would: with all that other objects compute for them. */
export class Trial {
  readonly #scope: TrialScope;
  readonly #ids: readonly string[];

  constructor(scope: TrialScope) {
    this.#scope = scope;
    this.#ids = [neededId(scope.definition) ?? "user_id"];
  }

  /** What the definition would say of somebody if this was its query. @param effort How much may be looked at for that. */
  ask(subject: Subject, tree: QueryNode, effort: Effort): Outcome {
    const { definition, world, name } = this.#place(subject, tree, effort);
    return world.ask(definition, world.view(name, this.#scope.nowMs));
  }

  /** Which answers the conditions of the query give of somebody. A condition in a `where` may give both. */
  observe(subject: Subject, effort: Effort): Map<QueryNode, Set<Truth>> {
    const { definition, world, name } = this.#place(subject, this.#scope.tree, effort);
    const view = world.view(name, this.#scope.nowMs);
    const seen = new Map<QueryNode, Set<Truth>>();
    if (world.whyLeftOut(definition, view) !== undefined) return seen;
    world.feed(definition, view);
    const ask = definition.gives === "members" ? observeCondition : observeValue;
    ask(this.#scope.tree, view.subject, world.circumstances(definition, view), (node, truth) => {
      seen.set(node, (seen.get(node) ?? new Set()).add(truth));
    });
    return seen;
  }

  #place(
    subject: Subject,
    tree: QueryNode,
    effort: Effort,
  ): { definition: Definition; world: World; name: SubjectName } {
    const { definition, definitions } = this.#scope;
    const name: SubjectName = { type: subject.type, name: "somebody" };
    const world = new World(this.#testOf(subject), definitions, effort);
    return { definition: { ...definition, query: { tree } }, world, name };
  }

  #testOf(subject: Subject): LoadedTest {
    const { nowMs, openPoints } = this.#scope;
    const people = new Map<string, TestPerson>();
    const accounts = new Map<string, TestAccount>();
    if (subject.type === "person") people.set("somebody", { ids: this.#ids, person: subject.person });
    else {
      const { traits, users, entities } = subject.account;
      const names = users.map((person, at) => {
        people.set(`user-${at}`, { ids: this.#ids, person });
        return `user-${at}`;
      });
      // What is invented here is plain JSON.
      accounts.set("somebody", { traits: traits as TestAccount["traits"], users: names, entities });
    }
    const source = this.#scope.definition.source;
    const world = { disabledAudience: "unknown", batchAgeMs: 0 } as const;
    return { name: "new", labels: {}, nowMs, openPoints, world, people, accounts, checks: [], source };
  }
}
