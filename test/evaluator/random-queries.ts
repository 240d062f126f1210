import {
  bareParts,
  eventNames,
  fields,
  numbers,
  sessions,
  slugs,
  sources,
  texts,
  undocumentedWindows,
  windows,
  dateText,
  type FieldKind,
} from "./pools.ts";
import type { Random } from "./random.ts";

/** What a random query is for. */
export type QueryType = "USERS" | "ACCOUNTS" | "LINKED";

/** Where in a query something is written. */
interface Place {
  readonly random: Random;
  readonly type: QueryType;
  readonly nowMs: number;
  /** The streams around, the innermost last. */
  readonly around: readonly ("event" | "entity")[];
  readonly quantified: boolean;
  /** How much deeper it may go. */
  readonly depth: number;
}

/** A random audience query. */
export function randomCondition(random: Random, type: QueryType, nowMs: number): string {
  const depth = random.pick([1, 1, 2, 2, 3]);
  return condition({ random, type, nowMs, around: [], quantified: false, depth });
}

/** A random query of a computed trait. */
export function randomValue(random: Random, type: QueryType, nowMs: number): string {
  const place: Place = { random, type, nowMs, around: [], quantified: false, depth: 2 };
  const [reducing] = reducer(place);
  return `${stream(place)}.${random.chance(0.5) ? reducing.replace(/^(unique\(.*\))\.count\(\)$/, "$1") : reducing}`;
}

function condition(place: Place): string {
  const { random, type, around, quantified, depth } = place;
  const deeper = { ...place, depth: depth - 1 };
  if (depth > 0 && random.chance(0.4)) {
    const sides = [condition(deeper), random.chance(0.2) ? "" : condition(deeper)];
    // The same condition twice: what is open hangs together.
    const [left = "", right = left] = sides.filter((side) => side !== "");
    return random.pick([
      `(${left} AND ${right})`,
      `(${left} OR ${right})`,
      `NOT (${left})`,
      `(${left} OR NOT ${right})`,
    ]);
  }
  if (random.chance(0.1)) return `NOT ${condition(deeper)}`;
  if (type === "ACCOUNTS" && random.chance(around.length > 0 || quantified ? 0.04 : 0.5))
    return `${random.pick(["ANY", "ALL"])} (${condition({ ...deeper, quantified: true })})`;
  return comparison(place);
}

function comparison(place: Place): string {
  const { random, around, depth } = place;
  if (random.chance(0.03)) return random.pick(["everything('a').count() >= 1", "trait('plan').sounds_like('a')"]);
  const scalar = around.length > 0 ? 0.5 : 0.3;
  if (depth < 1 && around.length > 0) return scalarComparison(place);
  if (random.chance(scalar)) return scalarComparison(place);
  const [reducing, kind] = reducer(place);
  const counted = kind === "count";
  return `${stream(place)}.${reducing}${counted ? countTest(place) : test(place, kind)}`;
}

function scalarComparison(place: Place): string {
  const { random, around } = place;
  const kind = random.pick<FieldKind>(["number", "number", "text", "text", "flag", "date", "date", "list", "entry"]);
  if (around.at(-1) === "event" && random.chance(0.1))
    return random.pick([
      `context('page.url')${test(place, "text")}`,
      `context('timestamp')${test(place, "date")}`,
      `context('traits.plan') = 'a'`,
    ]);
  return `${field(place, kind)}${test(place, kind)}`;
}

/** `trait('…')`, or in a where mostly `property('…')`. */
function field(place: Place, kind: FieldKind): string {
  const { random, around } = place;
  const name = random.pick<string>([...fields[kind]]).replaceAll("\\", "\\\\");
  if (around.length === 0 || random.chance(0.2)) return `trait('${name}')`;
  return around.length > 1 && random.chance(0.3) ? `property(parent: '${name}')` : `property('${name}')`;
}

function countTest({ random }: Place): string {
  return ` ${random.pick([">=", ">=", ">", "=", "<", "<=", "!="])} ${random.chance(0.03) ? "'2'" : random.below(4)}`;
}

function test(place: Place, kind: FieldKind): string {
  const { random, nowMs } = place;
  const [length] = random.pick<readonly [string, number]>([...windows, ["0 days", 0], ["2 weeks", 0]]);
  const text = (): string => `'${random.pick(texts)}'`;
  const part = (): string => (random.chance(0.05) ? random.pick(bareParts) : text());
  const comparable = (): string => {
    if (random.chance(0.15)) return right(place, kind);
    const plain =
      kind === "number" || random.chance(0.1)
        ? String(random.pick(numbers))
        : kind === "flag"
          ? random.pick(["'true'", "true", "'false'", "'TRUE'", "TRUE"])
          : text();
    return random.chance(0.15) ? `literal(${plain})` : plain;
  };
  const operator = random.pick(["=", "=", "!=", ">", ">=", "<", "<="]);
  const anyTest = random.pick([
    `.${random.pick(["exists", "absent"])}()`,
    ` ${operator} ${comparable()}`,
    ` ${operator} ${comparable()}`,
    `.${random.pick(["equals", "differs", "greater_than", "at_least", "less_than", "at_most"])}(${comparable()})`,
    `.${random.pick(["one_of", "none_of"])}(${random.several(1, 3, () => (random.chance(0.3) ? String(random.pick(numbers)) : text())).join(", ")})`,
    `.contains(${random.several(1, 2, part).join(", ")})`,
    `.${random.pick(["omits", "starts_with", "ends_with"])}(${part()})`,
  ]);
  if (kind !== "date" && random.chance(0.95)) return anyTest;
  return random.pick([
    anyTest,
    `.${random.pick(["before_date", "after_date"])}('${dateText(random, nowMs)}')`,
    `.${random.pick(["before_date", "after_date"])}(${dateText(random, nowMs)})`,
    `.${random.pick(["within_last", "within_next", "before_last", "after_next"])}(${length})`,
    `.${random.pick(["within_last", "within_next", "before_last", "after_next"])}(${length})`,
  ]);
}

/** A chain on the right. */
function right(place: Place, kind: FieldKind): string {
  const { random, depth } = place;
  if (depth > 0 && kind === "number" && random.chance(0.3)) return `${stream({ ...place, depth: 0 })}.count()`;
  return field(place, kind === "list" || (kind === "entry" && random.chance(0.5)) ? "text" : kind);
}

function stream(place: Place): string {
  const { random, type, around } = place;
  const row = type === "LINKED" && around.at(-1) !== "event" && random.chance(0.6);
  const head = row ? `entity('${random.pick(slugs)}')` : `event('${random.pick(eventNames)}')`;
  const filters = random.several(0, 2, () => filter(place, row ? "entity" : "event"));
  return [head, ...filters].join(".");
}

function filter(place: Place, kind: "event" | "entity"): string {
  const { random, around, depth } = place;
  // Events and rows in a where are rare by themselves, and hold the most meaning.
  const nests = around.length < 2 && random.chance(0.4);
  const inside = { ...place, around: [...around, kind], depth: nests ? 1 : Math.min(depth - 1, 1) };
  if (nests && random.chance(0.5)) return `where(${stream(inside)}.count()${countTest(place)})`;
  const short = random.chance(0.03) ? random.pick(undocumentedWindows) : random.pick(windows)[0];
  const [from, to] = random.pick([
    ["1 day", "7 days"],
    ["0 days", "1 day"],
    ["1 hour", "24 hours"],
    ["7 days", "30 days"],
  ]);
  if (kind === "entity" && random.chance(0.85)) return `where(${condition(inside)})`;
  if (around.length > 0 && random.chance(0.5))
    return random.pick([`within(parent: ${short})`, `between(parent: ${from}, ${to})`]);
  if (random.chance(0.06)) return `expires_after(${random.pick(sessions)[0]})`;
  if (random.chance(0.01)) return "busiest_first(3)";
  return random.pick([
    `where(${condition(inside)})`,
    `where(${condition(inside)})`,
    `within(${short})`,
    `within(${short})`,
    `between(${from}, ${to})`,
    `sources({exclude: ${random.several(1, 2, () => `'${random.pick(sources)}'`).join(", ")}})`,
  ]);
}

/** A reducer, and the kind of its value; mostly a count. */
function reducer({ random }: Place): [string, FieldKind | "count"] {
  if (random.chance(0.5)) return ["count()", "count"];
  const kind = random.pick<FieldKind>(["number", "number", "text", "entry"]);
  const name = random.pick<string>([...fields[kind]]).replaceAll("\\", "\\\\");
  const property = `property('${name}')`;
  const least = 1 + random.below(2);
  return random.pick<[string, FieldKind | "count"]>([
    [`${random.pick(["sum", "avg", "max", "min"])}(${property})`, "number"],
    [`${random.pick(["sum", "avg", "max", "min"])}(${property})`, "number"],
    [`${random.pick(["max", "min"])}(${property} as ${random.pick(["number", "string"])})`, "text"],
    [`${random.pick(["first", "last"])}(${property})`, kind === "entry" ? "text" : kind],
    [`mode(${property}, ${least})`, "text"],
    [`mode(${property} as ${random.pick(["number", "string", "array"])}, ${least})`, "text"],
    [`unique(${property}).count()`, "count"],
  ]);
}
