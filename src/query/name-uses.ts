import type { Span } from "./finding.ts";
import { documentedSeconds } from "./documented-seconds.ts";
import { functions } from "./functions.ts";
import { fixedValue } from "./lint/fixed-value.ts";
import type { CallNode, ChainNode, LiteralNode, QueryNode } from "./syntax-tree.ts";
import { walkQuery } from "./walk.ts";

/** One mention of an event. The span is that of the name, quotes included. */
export interface EventUse extends Span {
  readonly name: string;
  /** How far back it is looked for, in seconds, where windows that begin now say so: the narrowest of them. */
  readonly windowSeconds?: number;
}

/** One mention of an entity. */
export interface EntityUse extends Span {
  /** Slugs of relationships, the one from the profile first; this one is the last. */
  readonly path: readonly string[];
}

/** Where a property is read from: an event by its name, or an entity by its path. */
export type ValueOwner =
  | { readonly kind: "event"; readonly name: string }
  | { readonly kind: "entity"; readonly path: readonly string[] };

/** What a value is compared with. The span is that of the comparison. */
export interface ValueComparison extends Span {
  /** The name of the function, such as `equals`. */
  readonly name: string;
  /** As it is written: `=`, `contains`. */
  readonly written: string;
  /** The values that are fixed. */
  readonly values: readonly LiteralNode[];
}

/** One mention of a trait, a property or a field of the context, and what is done with it. */
export interface ValueUse extends Span {
  readonly kind: "trait" | "property" | "context";
  readonly name: string;
  /** Left out for traits, and where it is not certain. */
  readonly of?: ValueOwner;
  /** Whose a trait is, in a query for accounts: within `ANY` or `ALL` a user's (API.md 4.9). Left out for others. */
  readonly whose?: "own" | "user";
  /** The comparison that directly follows, or that of a reducer which gives the value as it is, such as `last`. */
  readonly comparison?: ValueComparison;
  /** The reducer that it is the argument of, such as `sum`. */
  readonly reducer?: string;
}

/** What a query asks for by name, each in reading order and as often as it is asked for. */
export interface NameUses {
  events: EventUse[];
  entities: EntityUse[];
  values: ValueUse[];
}

/** Collects what a query asks for by name, with what it does with it. */
export function nameUses(tree: QueryNode): NameUses {
  const uses: NameUses = { events: [], entities: [], values: [] };
  const ofUsers: Span[] = [];
  const compared = new Map<CallNode, CallNode>();
  walkQuery(tree, {
    node(node, around) {
      if (node.type === "any" || node.type === "all") ofUsers.push(node);
      if (node.type === "chain") for (const [at, call] of node.calls.entries()) noteCompared(call, node.calls[at + 1]);
      const name = node.type === "chain" ? nameIn(node.head) : undefined;
      if (node.type !== "chain" || !name) return;
      const span = { start: name.start, end: name.end };
      const { head } = node;
      if (head.name === "event") uses.events.push({ name: name.value, ...span, ...windowOf(node) });
      else if (head.name === "entity") uses.entities.push({ path: [...pathOf(around), name.value], ...span });
      else if (head.name === "trait" || head.name === "property" || head.name === "context")
        uses.values.push({
          kind: head.name,
          name: name.value,
          ...span,
          ...ownerOf(head, around),
          ...(head.name === "trait" && { whose: ofUsers.some((part) => isIn(span, part)) ? "user" : "own" }),
          ...useOf(node, around, compared),
        });
    },
  });
  return uses;

  function noteCompared(call: CallNode, next: CallNode | undefined): void {
    if (next && passing.has(call.name)) compared.set(call, next);
  }
}

/** Reducers that give one value of many as it is. */
const passing: ReadonlySet<string> = new Set(["first", "last"]);

function isIn({ start, end }: Span, outer: Span): boolean {
  return outer.start <= start && end <= outer.end;
}

function nameIn({ args: [name] }: CallNode): LiteralNode | undefined {
  return name?.type === "literal" && name.kind === "string" ? name : undefined;
}

/** A window with `parent:` begins with the event around it, and says nothing of now. */
function windowOf({ calls }: ChainNode): { windowSeconds?: number } {
  const lengths = calls
    .filter(({ name, prefix }) => (name === "within" || name === "between") && !prefix)
    .map((call) => Math.max(...call.args.map((argument) => documentedSeconds(call, argument) ?? Infinity)));
  const narrowest = Math.min(...lengths);
  return Number.isFinite(narrowest) ? { windowSeconds: narrowest } : {};
}

/** An entity in a `where` is reached from the row around it (API.md 4.9). */
function pathOf(around: readonly CallNode[]): string[] {
  return around.flatMap((call) => (call.name === "entity" ? (nameIn(call)?.value ?? []) : []));
}

/** The innermost stream around a property owns it, with `parent:` the one around that. */
function ownerOf({ name, prefix }: CallNode, around: readonly CallNode[]): { of?: ValueOwner } {
  if (name === "trait") return {};
  const streams = around.filter((call) => call.name === "event" || call.name === "entity");
  const inner = prefix?.name === "parent" ? streams.slice(0, -1) : streams;
  const stream = inner.at(-1);
  const owner = stream && nameIn(stream);
  if (!stream || !owner) return {};
  return {
    of: stream.name === "event" ? { kind: "event", name: owner.value } : { kind: "entity", path: pathOf(inner) },
  };
}

function useOf(
  { calls }: ChainNode,
  around: readonly CallNode[],
  compared: ReadonlyMap<CallNode, CallNode>,
): Pick<ValueUse, "comparison" | "reducer"> {
  const [call] = calls;
  if (call) return comparisonOf(call);
  const outer = around.at(-1);
  if (!outer || functions.get(outer.name)?.kind !== "reducer") return {};
  return { reducer: outer.name, ...comparisonOf(compared.get(outer)) };
}

function comparisonOf(call: CallNode | undefined): Pick<ValueUse, "comparison"> {
  if (!call || functions.get(call.name)?.kind !== "comparison") return {};
  const { name, written, start, end } = call;
  return { comparison: { name, written, start, end, values: call.args.flatMap((each) => fixedValue(each) ?? []) } };
}
