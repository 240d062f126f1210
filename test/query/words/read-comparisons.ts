import { either, inTurn, type Reader } from "./combine.ts";
import { fillPhrase, phraseReader, type Around, type Grammar } from "./grammar.ts";
import { comparisons, comparisonsOfCounts, type Phrase } from "./phrases.ts";
import { propertyReader } from "./read-properties.ts";
import { windowsReader } from "./read-streams.ts";

/** A number of events, rows or values, which is never missing. */
const count = /^(?:event|entity)\([^]*\.count\(\)$/;
/** Whatever is made of events or rows. */
const reduction = /^(?:event|entity)\(/;
/** The beginning of a stream of events: behind it, a window is in the right place. */
const stream = /^event\('(?:[^'\\]|\\[^])*'\)/;

/** A noun and what is said of it. */
export function comparisonReader(grammar: Grammar, around: Around): Reader {
  const { word, values, date, duration } = grammar.values;
  const noun = grammar.noun(grammar, around);
  const closed = inTurn([word("("), noun, word(")")], ([, inner = ""]) => inner);
  const slots = { value: either(noun, closed), values, date, duration };
  const compare = (
    subject: Reader,
    rows: readonly Phrase[],
    { value = slots.value, behind = word("") },
    join = plainly,
  ) =>
    either(
      ...rows.map((row) =>
        inTurn(
          [subject, word(" "), phraseReader(row, { ...slots, value }, grammar), behind],
          ([said = "", , filled = "", late = ""]) => join(row, said, filled, late),
        ),
      ),
    );
  return either(
    compare(either(noun, closed), comparisons, {}),
    compare(only(either(noun, closed), count), comparisonsOfCounts, {}),
    // Without parentheses, a window at the very end may be meant for what stands at the beginning.
    compare(only(noun, stream), comparisons, { behind: only(windowsReader(grammar, around), /./) }, withLateWindow),
    // And a property may be one of the events that were named just before.
    compare(only(noun, reduction), withValue, { value: propertyReader(grammar, around) }, withStrayProperty),
  );
}

const withValue = comparisons.filter(([words]) => words.includes("{value}"));

type Join = (row: Phrase, subject: string, filled: string, late: string) => string;

const plainly: Join = (row, subject, filled) => fillPhrase(row, subject, filled);

const withLateWindow: Join = (row, subject, filled, late) =>
  fillPhrase(
    row,
    subject.replace(stream, (head) => head + late),
    filled,
  );

/** The language has no way to say this. */
const withStrayProperty: Join = (row, subject, filled) => fillPhrase(row, subject, `${filled} of ${subject}`);

/** The readings that look like something. */
function only(reader: Reader, pattern: RegExp): Reader {
  return (at) => reader(at).filter(({ query }) => pattern.test(query));
}
