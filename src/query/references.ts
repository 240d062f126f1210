import type { Span } from "./finding.ts";
import { functions } from "./functions.ts";
import type { ArgumentNode, CallNode, QueryNode } from "./syntax-tree.ts";
import { walkQuery } from "./walk.ts";

/** A name that a query uses. The span is that of the text in quotes, quotes included. */
export interface QueryReference extends Span {
  name: string;
}

/** A property or context field, with the event or entity that it is read from where that is certain. */
export interface PropertyReference extends QueryReference {
  of?: { kind: "event" | "entity"; name: string };
}

/** Every name that a query uses, in reading order and as often as it is used. */
export interface QueryReferences {
  /** Traits of the profile; audiences and computed traits are among them by key (API.md 2.10). */
  traits: QueryReference[];
  events: QueryReference[];
  entities: QueryReference[];
  properties: PropertyReference[];
  contexts: PropertyReference[];
  /** Texts in unknown functions that start a chain: each may be the key of a trait or an audience. */
  possible: QueryReference[];
}

/** Collects the names that a query uses. */
export function queryReferences(tree: QueryNode): QueryReferences {
  const found: QueryReferences = { traits: [], events: [], entities: [], properties: [], contexts: [], possible: [] };
  walkQuery(tree, {
    node: (node) => {
      if (node.type !== "chain" || functions.has(node.head.name)) return;
      for (const argument of node.head.args) found.possible.push(...textOf(argument));
    },
    call: (call, around) => {
      const reference = referenceOf(call);
      if (!reference) return;
      if (call.name === "trait") found.traits.push(reference);
      else if (call.name === "event") found.events.push(reference);
      else if (call.name === "entity") found.entities.push(reference);
      else if (call.name === "property") found.properties.push(withOwner(reference, call, around));
      else if (call.name === "context") found.contexts.push(withOwner(reference, call, around));
    },
  });
  return found;
}

function referenceOf(call: CallNode): QueryReference | undefined {
  const [name] = call.args;
  return name && textOf(name)[0];
}

function textOf(argument: ArgumentNode): QueryReference[] {
  if (argument.type !== "literal" || argument.kind !== "string") return [];
  return [{ name: argument.value, start: argument.start, end: argument.end }];
}

/** The innermost stream around a property owns it, with `parent:` the one around that. */
function withOwner(reference: QueryReference, call: CallNode, around: readonly CallNode[]): PropertyReference {
  const streams = around.filter(({ name }) => name === "event" || name === "entity");
  const stream = streams.at(call.prefix?.name === "parent" ? -2 : -1);
  const owner = stream && referenceOf(stream);
  if (!stream || !owner) return reference;
  return { ...reference, of: { kind: stream.name === "event" ? "event" : "entity", name: owner.name } };
}
