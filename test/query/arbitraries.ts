import fc from "fast-check";

/** A part of a query that can be written in more than one way without changing its meaning. */
export type Model =
  | { type: "and" | "or"; operands: Model[] }
  | { type: "not" | "any" | "all"; operand: Model }
  | { type: "condition"; subject: string[]; comparison: Comparison };

/** A comparison with its arguments; `unordered` says that these may change places. */
export interface Comparison {
  name: string;
  operator?: string;
  args: string[];
  unordered?: true;
}

const text = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 _.$-]{0,12}[A-Za-z0-9]$/).map((value) => `'${value}'`);
const trickyText = fc.constantFrom(
  "'it\\'s'",
  "'a \\\\. b'",
  "'${audience.some-name.key}'",
  "'AND'",
  "' ) '",
  "'é — 日本'",
);
const name = fc.oneof({ weight: 5, arbitrary: text }, { weight: 1, arbitrary: trickyText });
const number = fc.oneof(
  fc.integer({ min: 1, max: 9999 }).map(String),
  fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 99 })).map(([a, b]) => `${a}.${b}`),
);
const duration = fc
  .tuple(fc.integer({ min: 2, max: 90 }), fc.constantFrom("days", "hours"))
  .map(([amount, unit]) => `${amount} ${unit}`);
const value = fc.oneof(name, number, fc.constantFrom("2023-12-07", "2023-12-07T18:50:00Z", "trait('other')"));

const operators: [string, string][] = [
  ["equals", "="],
  ["differs", "!="],
  ["greater_than", ">"],
  ["at_least", ">="],
  ["less_than", "<"],
  ["at_most", "<="],
];

const comparison: fc.Arbitrary<Comparison> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...operators), value)
      .map(([[name, operator], arg]) => ({ name, operator, args: [arg] })),
  },
  fc.constantFrom("exists", "absent").map((name): Comparison => ({ name, args: [] })),
  fc
    .tuple(fc.constantFrom("one_of", "none_of", "contains"), fc.uniqueArray(text, { minLength: 1, maxLength: 4 }))
    .map(([name, args]): Comparison => ({ name, args, unordered: true })),
  fc.tuple(fc.constantFrom("starts_with", "ends_with", "omits"), text).map(([name, arg]) => ({ name, args: [arg] })),
  fc.tuple(fc.constantFrom("within_last", "after_next"), duration).map(([name, arg]) => ({ name, args: [arg] })),
);

const count: fc.Arbitrary<Comparison> = fc
  .tuple(fc.constantFrom(...operators), fc.integer({ min: 1, max: 99 }).map(String))
  .map(([[name, operator], arg]) => ({ name, operator, args: [arg] }));

const filter = fc.oneof(
  name.map((property) => `where(property(${property}) = 'x' AND trait('t') > 5)`),
  duration.map((length) => `within(${length})`),
  text.map((id) => `sources({exclude: ${id}, 'other'})`),
);

const condition: fc.Arbitrary<Model> = fc.oneof(
  fc
    .tuple(name, comparison)
    .map(([trait, comparison]): Model => ({ type: "condition", subject: [`trait(${trait})`], comparison })),
  fc
    .tuple(name, fc.uniqueArray(filter, { maxLength: 3, selector: (text) => text.slice(0, 4) }), count)
    .map(([event, filters, comparison]): Model => ({
      type: "condition",
      subject: [`event(${event})`, ...filters, "count()"],
      comparison,
    })),
  fc.tuple(name, name, comparison).map(([event, property, comparison]): Model => ({
    type: "condition",
    subject: [`event(${event})`, `max(property(${property}))`],
    comparison,
  })),
);

/** Models of random queries, up to a few levels deep. */
export const model: fc.Arbitrary<Model> = fc.letrec<{ node: Model; junction: Model; prefix: Model }>((tie) => ({
  node: fc.oneof({ depthSize: "small", withCrossShrink: true }, condition, tie("junction"), tie("prefix")),
  junction: fc
    .tuple(fc.constantFrom("and" as const, "or" as const), fc.array(tie("node"), { minLength: 2, maxLength: 4 }))
    .map(([type, operands]) => ({ type, operands })),
  prefix: fc
    .tuple(fc.constantFrom("not" as const, "any" as const, "all" as const), tie("node"))
    .map(([type, operand]) => ({ type, operand })),
})).node;

/** Chooses among ways of writing the same; called once for each choice. */
export type Chooser = (ways: number) => number;

/** A chooser that always takes the first way. */
export const plainly: Chooser = () => 0;

/** A chooser that goes round a list of numbers. */
export function chooserOf(seeds: readonly number[]): Chooser {
  let at = 0;
  return (ways) => (seeds[at++ % seeds.length] ?? 0) % ways;
}

/** Writes a model as a query; the chooser decides on blanks, parentheses, operators and orders. */
export function writeModel(node: Model, choose: Chooser): string {
  const blank = (): string => [" ", "  ", "\n", "\t "][choose(4)] ?? " ";
  const maybe = (): string => ["", " ", "\n"][choose(3)] ?? "";
  const group = (inner: string): string => `(${maybe()}${inner}${maybe()})`;
  switch (node.type) {
    case "condition": {
      const written = writeCondition(node.subject, node.comparison, choose, maybe);
      return choose(4) === 3 ? group(written) : written;
    }
    case "and":
    case "or": {
      const operands = shuffle(node.operands, choose).map((operand) => {
        const inner = writeModel(operand, choose);
        const same = operand.type === node.type;
        const needed = (operand.type === "and" || operand.type === "or") && !same;
        return needed || (same && choose(2) === 1) ? group(inner) : inner;
      });
      return operands.join(`${blank()}${node.type.toUpperCase()}${blank()}`);
    }
    case "not":
    case "any":
    case "all": {
      const inner = writeModel(node.operand, choose);
      const needed = node.operand.type === "and" || node.operand.type === "or";
      return `${node.type.toUpperCase()}${blank()}${needed || choose(3) === 2 ? group(inner) : inner}`;
    }
  }
}

function writeCondition(
  subject: readonly string[],
  { name, operator, args, unordered }: Comparison,
  choose: Chooser,
  maybe: () => string,
): string {
  const [head = "", ...rest] = subject;
  const filters = shuffle(
    rest.filter((call) => !/^(?:count|max)\(/.test(call)),
    choose,
  );
  const reducers = rest.filter((call) => /^(?:count|max)\(/.test(call));
  const chain = [head, ...filters, ...reducers].join(`${maybe()}.${maybe()}`);
  const values = (unordered ? shuffle(args, choose) : args).map((arg) =>
    operator && !arg.startsWith("trait") && choose(3) === 2 ? `literal(${arg})` : arg,
  );
  if (operator && choose(2) === 0) return `${chain}${maybe()}${operator}${maybe()}${values.join("")}`;
  return `${chain}.${name}(${values.join(`${maybe()},${maybe()}`)})`;
}

function shuffle<T>(items: readonly T[], choose: Chooser): T[] {
  const rest = [...items];
  const result: T[] = [];
  while (rest.length > 0) result.push(...rest.splice(choose(rest.length), 1));
  return result;
}
