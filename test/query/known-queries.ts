import fc from "fast-check";

/** What stands around a part of a query, outermost first. */
type Around = readonly ("event" | "entity")[];

/** What events, traits and properties are called; some of it are words of sentences. */
export const names: readonly string[] = [
  "'Order Completed'",
  "'price'",
  "'user.plan_name'",
  "'A'",
  "'Is In'",
  "'over'",
  "'not set'",
  "'it\\'s'",
  "'say \"hi\", or'",
  "'a\\\\.b'",
  "'é — 日本'",
  "'End.'",
  "'A (where B)'",
  "'`'",
  "'products.$.price'",
];
/** Keys of audiences and computed traits. */
export const keys: readonly string[] = [
  "'${audience.vip-customers.key}'",
  "'${audience.Staff.key}'",
  "'${trait.lifetime.key}'",
];
const name = fc.constantFrom(...names);
const member = fc.constantFrom(...keys);
const text = fc.oneof(name, fc.constantFrom("'5'", "'true'", "'false'", "'2023-12-07'", "'a or b'", "''"));
const number = fc.constantFrom("0", "1", "2", "3", "100", "-5", "1.5", ".20", "2.0");
const wholes = fc.constantFrom("0", "1", "2", "3", "17");
const date = fc.constantFrom("2023-12-07", "2023-12-07T18:50:00Z", "2023-12-07T18:50:00.250+02:00");
const length = fc.constantFrom("1 day", "2 days", "24 hours", "1 hours", "90 days");
const literal = fc.oneof(text, number, date);
const operator = fc.constantFrom(" = ", " != ", " > ", " >= ", " < ", " <= ");

const call = (names: readonly string[], argument: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...names), argument).map(([of, value]) => `${of}(${value})`);
const several = (item: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.uniqueArray(item, { minLength: 1, maxLength: 4 }).map((items) => items.join(", "));
const joined = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((known) => known.join(""));
const nothing = fc.constant("");

/** Comparisons with plain values, of every function that the language has for it. */
const comparison = fc.oneof(
  { weight: 4, arbitrary: joined(operator, literal) },
  joined(operator, call(["literal"], literal)),
  joined(fc.constant("."), call(["exists", "absent"], nothing)),
  joined(fc.constant("."), call(["contains", "contains_one", "one_of", "none_of"], several(literal))),
  joined(fc.constant("."), call(["omits", "starts_with", "ends_with"], text)),
  joined(fc.constant("."), call(["within_last", "within_next", "before_last", "after_next"], length)),
  joined(fc.constant("."), call(["before_date", "after_date"], fc.oneof(date, fc.constant("'2024-02-29'")))),
);

/** A property of what is looked at, or of what is around that. */
function property(around: Around): fc.Arbitrary<string> {
  return fc.oneof(
    call(["property"], name),
    ...(around.length > 1
      ? [
          call(
            ["property"],
            name.map((of) => `parent: ${of}`),
          ),
        ]
      : []),
    ...(around.at(-1) === "event" ? [call(["context"], fc.constantFrom("'page.url'", "'ip'", "'timestamp'"))] : []),
  );
}

/** Events or rows with filters, without what is made of them. */
function stream(around: Around, depth: number, kind: "event" | "entity"): fc.Arbitrary<string> {
  const where = condition([...around, kind], depth - 1).map((inner) => `.where(${inner})`);
  if (kind === "entity")
    return joined(
      call(["entity"], name),
      fc.array(where, { maxLength: 1 }).map((parts) => parts.join("")),
    );
  const parents = around.at(-1) === "event" ? ["", "parent: "] : [""];
  const windows = fc.oneof(
    fc.tuple(fc.constantFrom(...parents), length).map(([label, value]) => `.within(${label}${value})`),
    fc
      .tuple(fc.constantFrom(...parents), fc.constantFrom("0 hours", "1 day"), fc.constantFrom("1 day", "60 hours"))
      .map(([label, from, to]) => `.between(${label}${from}, ${to})`),
  );
  const sources = several(text).map((ids) => `.sources({exclude: ${ids}})`);
  const filters = fc.array(fc.oneof(where, windows, sources), { maxLength: 2 }).map((parts) => parts.join(""));
  const session = fc.oneof({ weight: 6, arbitrary: nothing }, call([".expires_after"], length));
  return joined(call(["event"], name), filters, session);
}

/** One value that is made of events or rows. */
function reduction(around: Around, depth: number): fc.Arbitrary<string> {
  const of = (kind: "event" | "entity"): fc.Arbitrary<string> => {
    const read = property([...around, kind]);
    const typed = (types: readonly string[]): fc.Arbitrary<string> => joined(read, fc.constantFrom("", ...types));
    return joined(
      stream(around, depth, kind),
      fc.oneof(
        fc.constant(".count()"),
        // Rows have no time by which one would be the first.
        call([".sum", ".avg", ...(kind === "event" ? [".first", ".last"] : [])], read),
        call([".max", ".min"], typed([" as number", " as string"])),
        call(
          [".mode"],
          joined(
            typed([" as number", " as string", " as array"]),
            wholes.map((least) => `, ${least === "0" ? 9 : least}`),
          ),
        ),
        call([".unique"], read).map((unique) => `${unique}.count()`),
      ),
    );
  };
  return fc.oneof({ weight: 3, arbitrary: of("event") }, of("entity"));
}

/** What a comparison may begin with, without looking at many events or rows: nothing is documented to follow a fixed value. */
function subject(around: Around): fc.Arbitrary<string> {
  return fc.oneof(
    call(["trait"], fc.oneof(name, member)),
    ...(around.length > 0 ? [{ weight: 3, arbitrary: property(around) }] : []),
  );
}

/** One value that is there without looking at many events or rows. */
function plainValue(around: Around): fc.Arbitrary<string> {
  return fc.oneof({ weight: 3, arbitrary: subject(around) }, { weight: 1, arbitrary: call(["literal"], literal) });
}

/** A condition of any kind that has a meaning in its place. */
function condition(around: Around, depth: number, quantified = false): fc.Arbitrary<string> {
  const other = fc.oneof(plainValue(around), ...(depth > 0 ? [reduction(around, depth - 1)] : []));
  const compared = fc.oneof({ weight: 3, arbitrary: comparison }, joined(operator, other));
  const simple = fc.oneof(
    joined(subject(around), compared),
    call(["trait"], member).map((trait) => `${trait} = 'true'`),
  );
  if (depth <= 0) return simple;
  const inner = condition(around, depth - 1, quantified);
  const users = around.length === 0 && !quantified;
  const counted = fc.oneof({ weight: 3, arbitrary: stream(around, depth, "event") }, stream(around, depth, "entity"));
  return fc.oneof(
    simple,
    { weight: 3, arbitrary: joined(counted, fc.constant(".count()"), operator, fc.oneof(wholes, number)) },
    { weight: 3, arbitrary: joined(reduction(around, depth), compared) },
    { weight: 2, arbitrary: inner.map((text) => `NOT (${text})`) },
    inner.map((text) => `NOT NOT (${text})`),
    ...["AND", "OR"].map((word) =>
      fc
        .array(inner, { minLength: 2, maxLength: 3 })
        .map((parts) => parts.map((part) => `(${part})`).join(` ${word} `)),
    ),
    ...(users ? [call(["ANY ", "ALL ", "NOT ANY ", "NOT ALL "], condition(around, depth - 1, true))] : []),
  );
}

/** Random conditions of audiences that hold nothing but what is documented. */
export const knownCondition: fc.Arbitrary<string> = condition([], 3);

/** Random values of computed traits that hold nothing but what is documented. */
export const knownValue: fc.Arbitrary<string> = fc.oneof(
  reduction([], 3),
  plainValue([]),
  joined(stream([], 2, "event"), call([".unique"], property(["event"]))),
  ofUsers("mode"),
  joined(stream([], 2, "event"), ofUsers(".mode")),
);

/** The most frequent value of a trait of an account's users. */
function ofUsers(mode: string): fc.Arbitrary<string> {
  const cast = fc.constantFrom("", " as number", " as string", " as array");
  return call([mode], joined(call(["trait"], fc.oneof(name, member)), cast, fc.constantFrom(", 1", ", 2", ", 9")));
}
