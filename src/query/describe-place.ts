import { parseLoneReference } from "../values/template.ts";
import type { DefinitionType } from "./definition-type.ts";
import type { Words } from "./describe-words.ts";
import type { ChainNode, QueryNode } from "./syntax-tree.ts";

/** Who a trait key belongs to, so that a description can call it by the name people know. */
export interface TraitName {
  /** `audience` when the trait is the membership of an audience. */
  kind: "audience" | "trait";
  name: string;
}

/** Settings of `describeQuery`. */
export interface DescribeOptions {
  /** What the query is computed for. With `ACCOUNTS`, conditions that do not say whose events or traits they ask for say so. */
  type?: DefinitionType;
  /**
   * Looks up a trait key. A name that two keys share would not tell them apart: leave it out. Keys that are still references, such as `${audience.internal-staff.key}`, are understood
   * without it. @default none: traits are called by their keys
   */
  nameOfTrait?: (key: string) => TraitName | undefined;
}

/** Where a part of a query stands, as far as its words depend on it. */
export interface Place {
  options: DescribeOptions;
  /** What the conditions and reducers that it stands in look at, outermost first. */
  around: readonly ("event" | "entity")[];
  /** Whether a value is one of an entity, or compared to one: its columns have types of their own (API.md 4.6). */
  inEntity: boolean;
  /** Whether `ANY` or `ALL` stands before it. */
  quantified: boolean;
  /** Whether the query is that of a computed trait, which may look at traits of users (API.md 6.1). */
  ofTrait: boolean;
  /** Whether it is a trait that a reducer reads of the users of an account. */
  ofUsers: boolean;
  /** What the words of the condition around it ask for, as it is found. Parts that are not known ask for nothing. */
  asked: Set<"event" | "trait">;
  /** The words of a condition. Whatever is not known in it is told there. */
  condition: (node: QueryNode, place: Place) => string;
  /** The words of a value. */
  value: (chain: ChainNode, place: Place) => Words;
}

/** The place inside of the parentheses of a filter or a reducer. */
export function insideOf(stream: "event" | "entity", place: Place): Place {
  return { ...placeOfValues(stream, place), around: [...place.around, stream] };
}

/** The place of what is compared to a chain that begins with this extractor. */
export function placeOfValues(head: string, place: Place): Place {
  return head === "entity" ? { ...place, inEntity: true } : place;
}

/** The audience or the computed trait that a key belongs to, if that is known. */
export function ownerOf(key: string, { options }: Place): TraitName | undefined {
  const known = options.nameOfTrait?.(key);
  if (known) return known;
  const [kind, name] = parseLoneReference(key)?.split("/") ?? [];
  return name === undefined ? undefined : { kind: kind === "audience" ? "audience" : "trait", name };
}
