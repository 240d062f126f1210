import { joinWords } from "../values/words.ts";
import type { DescribeOptions } from "./describe-values.ts";
import { describeOperand, traitOf } from "./describe-values.ts";
import type { CallNode, ChainNode } from "./syntax-tree.ts";

/** What a comparison says about its subject: positively, and after NOT. `…` stands for the value. */
const phrases: Readonly<Record<string, { says: string; denies: string; joint?: "or" | "and" }>> = {
  equals: { says: "is …", denies: "is not …" },
  differs: { says: "is set but not …", denies: "is … or not set" },
  absent: { says: "is not set", denies: "is set" },
  exists: { says: "is set", denies: "is not set" },
  greater_than: { says: "is over …", denies: "is not over …" },
  at_least: { says: "is at least …", denies: "is not at least …" },
  less_than: { says: "is under …", denies: "is not under …" },
  at_most: { says: "is at most …", denies: "is not at most …" },
  contains: { says: "contains …", denies: "does not contain …" },
  contains_one: { says: "contains one of …", denies: "does not contain one of …" },
  omits: { says: "does not contain …", denies: "contains …" },
  starts_with: { says: "starts with …", denies: "does not start with …" },
  ends_with: { says: "ends with …", denies: "does not end with …" },
  one_of: { says: "is one of …", denies: "is not one of …" },
  none_of: { says: "is none of …", denies: "is one of …" },
  before_date: { says: "is before …", denies: "is not before …" },
  after_date: { says: "is after …", denies: "is not after …" },
  within_last: { says: "is in the last …", denies: "is not in the last …" },
  within_next: { says: "is in the next …", denies: "is not in the next …" },
  before_last: { says: "is … ago or longer", denies: "is not … ago or longer" },
  after_next: { says: "is … from now or later", denies: "is not … from now or later" },
};

/** `is over 500`; after NOT `is not over 500`. */
export function describeComparison(
  call: CallNode,
  negated: boolean,
  describeChain: (chain: ChainNode) => string,
): string {
  const values = call.args.map((argument) => describeOperand(argument, describeChain));
  const phrase = phrases[call.name];
  const value = joinWords(values, "or");
  if (!phrase) return `${negated ? "does not satisfy" : "satisfies"} ${call.written}(${values.join(", ")})`;
  return (negated ? phrase.denies : phrase.says).replace("…", () => value);
}

/** `is in audience vip`, when a trait is known to be the membership of an audience and is compared to true. */
export function describeMembership(chain: ChainNode, negated: boolean, options: DescribeOptions): string | undefined {
  const [comparison] = chain.calls;
  const [value] = comparison?.args ?? [];
  if (chain.head.name !== "trait" || comparison?.name !== "equals" || value?.type !== "literal") return undefined;
  const { kind, name } = traitOf(chain.head, options);
  if (kind !== "audience" || value.value !== "true") return undefined;
  return `${negated ? "is not" : "is"} in audience ${name}`;
}
