import { sayExtractor } from "./describe-extractors.ts";
import { sayOpenValues } from "./describe-open.ts";
import type { Place } from "./describe-place.ts";
import { isText, literalIn, sayLiteral, sayTextOf } from "./describe-values.ts";
import { notKnown, say, sayName, type Words } from "./describe-words.ts";
import type { ArgumentKind, FunctionRow } from "./function-row.ts";
import { functions } from "./functions.ts";
import { canonicalNumber } from "./number-text.ts";
import type { ArgumentNode, CallNode } from "./syntax-tree.ts";
import { isTimestamp } from "./timestamp.ts";
import { singularUnit, unitAfter } from "./units.ts";
import { userTraitOf } from "./user-traits.ts";

type ArgumentReader = (argument: ArgumentNode, row: FunctionRow, place: Place, call: CallNode) => Words;

/** The words of an argument, by what it has to be. */
const readers: Readonly<Record<ArgumentKind, ArgumentReader>> = {
  name: (argument) => (isText(argument) ? sayName(argument) : notKnown),
  text: (argument, _, place, call) => sayTextOf(argument, call, place),
  value: (argument, _, place) => sayLiteral(literalIn(argument), place),
  scalar: (argument, _, place) => {
    const literal = literalIn(argument);
    if (literal) return sayLiteral(literal, place);
    return argument.type === "chain" ? place.value(argument, place) : notKnown;
  },
  condition: (argument, _, place) =>
    argument.type === "duration" || argument.type === "cast" ? notKnown : place.condition(argument, place),
  property: (argument, row, place, call) => {
    const trait = userTraitOf(call);
    if (!trait) return sayCast(argument, row, sayProperty(argument, place, call));
    // In conditions, and in a `where`, nothing documents it.
    const documented = place.ofTrait && place.around.length <= 1;
    return documented
      ? sayCast(argument, row, say`${sayExtractor(trait.head, { ...place, ofUsers: true })} of the users`)
      : notKnown;
  },
  integer: (argument) =>
    argument.type === "literal" && argument.kind === "number" && /^0*[1-9]\d*$/.test(argument.text)
      ? canonicalNumber(argument.text)
      : notKnown,
  duration: (argument, { units }) => {
    if (argument.type !== "duration" || !units?.includes(singularUnit(argument.unit))) return notKnown;
    const amount = canonicalNumber(argument.amount);
    return `${amount} ${unitAfter(amount, argument.unit)}`;
  },
  timestamp: (argument) => {
    if (argument.type !== "literal" || (argument.kind !== "string" && argument.kind !== "timestamp")) return notKnown;
    return isTimestamp(argument.text) ? argument.text : notKnown;
  },
};

/** The words of all arguments of a call, by its row in the table of functions. More or fewer than it takes are not known. */
export function sayArguments(call: CallNode, place: Place): readonly Words[] {
  const { args, prefix } = call;
  const row = functions.get(call.name);
  // Braces are documented around `exclude:` alone, so what they make of another label nobody knows.
  if (prefix?.braced && prefix.name !== "exclude") return [notKnown];
  if (!row || (prefix ? prefix.name !== row.label?.name : row.label?.required === true)) return [notKnown];
  if (args.length < row.args.length || (args.length > row.args.length && !row.repeats)) return [notKnown];
  return args.map((argument, index) => {
    const kind = row.args[index] ?? row.args.at(-1);
    return kind === undefined ? notKnown : readers[kind](argument, row, place, call);
  });
}

/** What a reducer reads of the items. */
function sayProperty(argument: ArgumentNode, place: Place, reducer: CallNode): Words {
  const value = argument.type === "cast" ? argument.value : argument;
  if (value.type !== "chain" || value.calls.length > 0) return notKnown;
  if (value.head.name !== "property" && value.head.name !== "context") return notKnown;
  return say`${sayExtractor(value.head, place)}${sayOpenValues(value.head, reducer)}`;
}

/** The type is said where it is not the one that is taken anyway. */
function sayCast(argument: ArgumentNode, row: FunctionRow, name: Words): Words {
  if (argument.type !== "cast" || argument.to === row.defaultCast) return name;
  return row.casts?.includes(argument.to) ? say`${name} (as ${argument.to})` : notKnown;
}
