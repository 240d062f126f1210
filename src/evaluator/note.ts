import type { CallNode, QueryNode } from "../query/index.ts";
import type { Item } from "./environment.ts";
import type { Outcome } from "./kleene.ts";
import type { Value } from "./value.ts";

/**
 * What was seen while a condition or a value was evaluated. Whoever wants no explanation gives none of these, and nothing
 * is written down.
 */
export class Note {
  readonly node: QueryNode;
  readonly parts: Note[] = [];
  readonly streams: StreamNote[] = [];
  /** Whom this asks, where a condition asks several. */
  readonly of: string | undefined;
  outcome: Outcome | undefined;
  left: { readonly value: Value } | undefined;
  right: { readonly value: Value } | undefined;
  /** Why it cannot be evaluated. */
  fault: string | undefined;

  constructor(node: QueryNode, of?: string) {
    this.node = node;
    this.of = of;
  }

  /** A note about a part, or about the same condition for somebody. */
  add(node: QueryNode, of?: string): Note {
    const part = new Note(node, of);
    this.parts.push(part);
    return part;
  }
}

/** What became of the events or rows that a chain begins with. */
export interface StreamNote {
  readonly head: CallNode;
  readonly items: ItemNote[];
}

/** What became of one event or row. */
export interface ItemNote {
  readonly item: Item;
  outcome: Outcome;
  /** Why it does not count, or what leaves that open; no sentence where a condition in `conditions` says it. Perhaps yet to be put into words. */
  why: string | (() => string) | undefined;
  readonly conditions: Note[];
  /** What a reducer took from it. */
  taken?: { readonly from: QueryNode; readonly value: Value };
}
