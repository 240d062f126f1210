import { parseLoneReference } from "../values/template.ts";
import type { ArgumentNode, CallNode, ChainNode, DurationNode } from "./syntax-tree.ts";
import { functions } from "./functions.ts";
import { canonicalNumber } from "./number-text.ts";
import { printQuery } from "./printer.ts";
import { unitAfter } from "./units.ts";

/** Who a trait key belongs to, so that a description can call it by the name people know. */
export interface TraitName {
  /** `audience` when the trait is the membership of an audience. */
  kind: "audience" | "trait";
  name: string;
}

/** Settings of `describeQuery`. */
export interface DescribeOptions {
  /**
   * Looks up a trait key. Keys that are still references, such as `${audience.internal-staff.key}`, are understood
   * without it. @default none: traits are called by their keys
   */
  nameOfTrait?: (key: string) => TraitName | undefined;
}

/** The name of the trait that a call reads. */
export function traitOf(call: CallNode, options: DescribeOptions): TraitName {
  const key = nameIn(call);
  const known = options.nameOfTrait?.(key);
  if (known) return known;
  const [kind, name = key] = parseLoneReference(key)?.split("/") ?? [];
  return { kind: kind === "audience" ? "audience" : "trait", name };
}

/** The text that an extractor is given. */
export function nameIn(call: CallNode): string {
  const [name] = call.args;
  return name?.type === "literal" ? name.value || '""' : "?";
}

/** The value of a trait, property or context field as a noun: `lifetime_value`. */
export function describeExtractor(call: CallNode, options: DescribeOptions): string {
  if (functions.get(call.name)?.kind !== "extractor") return `${call.written}(…)`;
  if (call.name === "trait") {
    const { kind, name } = traitOf(call, options);
    return kind === "audience" ? `membership of audience ${name}` : name;
  }
  return call.prefix?.name === "parent" ? `${nameIn(call)} of the event around it` : nameIn(call);
}

/** A value that something is compared to. Texts are in quotes so that they can be told from names. */
export function describeOperand(argument: ArgumentNode, describeChain: (chain: ChainNode) => string): string {
  switch (argument.type) {
    case "literal":
      if (argument.kind === "number") return canonicalNumber(argument.text);
      return argument.kind === "string" ? describeText(argument.value) : argument.text;
    case "duration":
      return describeDuration(argument);
    case "chain": {
      const [value] = argument.head.args;
      return argument.head.name === "literal" && value
        ? describeOperand(value, describeChain)
        : describeChain(argument);
    }
    case "cast":
      return describeOperand(argument.value, describeChain);
    case "and":
    case "or":
    case "not":
    case "any":
    case "all":
      return printQuery(argument, "line");
  }
}

/** Words that read well without quotes stay bare; a date is a word, too. */
function describeText(text: string): string {
  return /^(?:true|false|\d{4}-\d{2}-\d{2}(?:T[\d:.+Z-]+)?)$/.test(text) ? text : `"${text}"`;
}

/** `30 days`, `1 hour`. */
export function describeDuration({ amount, unit }: DurationNode): string {
  const number = canonicalNumber(amount);
  return `${number} ${unitAfter(number, unit)}`;
}
