import { either, inTurn, remembered, type Reader } from "./combine.ts";
import type { Around, Grammar } from "./grammar.ts";
import { users } from "./phrases.ts";
import { comparisonReader } from "./read-comparisons.ts";
import { countReader } from "./read-counts.ts";

type Joint = "AND" | "OR";

/** A condition: statements, joined by "and" or by "or". */
export function conditionReader(grammar: Grammar, around: Around): Reader {
  return remembered(grammar.memory, `condition ${around.join(" ")}`, () => runReader(grammar, around));
}

function runReader(grammar: Grammar, around: Around): Reader {
  const { word } = grammar.values;
  const group = inTurn([word("("), conditionReader(grammar, around), word(")")], ([, inner = ""]) => inner);
  const operand = either(group, statementReader(grammar, around));
  const joint = either(
    inTurn([word(", and ")], () => "AND"),
    inTurn([word(", or ")], () => "OR"),
  );
  return (at) => {
    const runs = operand(at).map(({ end, query }) => ({ end, operands: [query], joints: [] as string[] }));
    for (const { end, operands, joints } of runs)
      for (const { end: next, query: by } of joint(end))
        for (const { end: last, query } of operand(next))
          runs.push({ end: last, operands: [...operands, query], joints: [...joints, by] });
    return runs.flatMap(({ end, operands, joints }) => groupings(operands, joints).map((query) => ({ end, query })));
  };
}

/** English does not say whether "and" or "or" binds tighter: where both stand in one run, either may. */
function groupings(operands: readonly string[], joints: readonly string[]): string[] {
  const group = (outer: Joint, inner: Joint): string => {
    const runs: string[][] = [[]];
    for (const [index, operand] of operands.entries()) {
      if (joints[index - 1] === outer) runs.push([]);
      runs.at(-1)?.push(`(${operand})`);
    }
    return runs.map((run) => `(${run.join(` ${inner} `)})`).join(` ${outer} `);
  };
  return joints.includes("AND")
    ? [group("OR", "AND"), ...(joints.includes("OR") ? [group("AND", "OR")] : [])]
    : [group("AND", "OR")];
}

function statementReader(grammar: Grammar, around: Around): Reader {
  const { word, quotedQuery, ownName } = grammar.values;
  const inside = conditionReader(grammar, around);
  const bracketed = (words: string, query: string): Reader =>
    inTurn([word(`${words} (`), inside, word(")")], ([, inner = ""]) => `${query} (${inner})`);
  const unknown = (words: string, query: string): Reader =>
    inTurn([word(words), quotedQuery, word(" (meaning not known)")], ([, inner = ""]) => `${query}(${inner})`);
  const member = (words: string, query: string): Reader =>
    inTurn([word(words), ownName("audience")], ([, key = ""]) => `${query}trait(${key}).equals('true')`);
  return either(
    bracketed("it is not so that", "NOT"),
    ...(around.length === 0 ? users.map(([words, query]) => bracketed(words, query)) : []),
    unknown("meets ", ""),
    unknown("does not meet ", "NOT "),
    member("is in audience ", ""),
    member("is not in audience ", "NOT "),
    countReader(grammar, around),
    comparisonReader(grammar, around),
  );
}
