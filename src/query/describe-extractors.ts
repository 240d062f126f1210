import { sayOpenTime } from "./describe-open.ts";
import { ownerOf, type Place } from "./describe-place.ts";
import { isText, literalIn, onlyText, sayLiteral } from "./describe-values.ts";
import { notKnown, sayName, sayOwnName, type Words } from "./describe-words.ts";
import { sayWhoseTrait } from "./describe-accounts.ts";
import { hasLoneBackslash, isContextTraits, isNestedPath } from "./nested-path.ts";
import type { CallNode, LiteralNode } from "./syntax-tree.ts";

/** What the words for the event or row around the one that a condition looks at are. */
export const parentWords = {
  event: "the event around it",
  entity: "the row around it",
} as const;

/** How each extractor of a single value is said, with whom the value belongs to. */
const extractors: ReadonlyMap<string, (call: CallNode, place: Place) => Words> = new Map([
  ["trait", sayTrait],
  ["property", sayPropertyCall],
  ["context", sayContext],
  [
    "literal",
    (call: CallNode, place: Place) =>
      sayLiteral(call.args.length === 1 && !call.prefix ? literalIn(call.args[0]) : undefined, place),
  ],
]);

/** The value of a trait, property, context field or literal as a noun: `property price`. */
export function sayExtractor(call: CallNode, place: Place): Words {
  return extractors.get(call.name)?.(call, place) ?? notKnown;
}

function sayTrait(call: CallNode, place: Place): Words {
  const key = onlyText(call);
  if (!key || isTooDeep(key, place)) return notKnown;
  place.asked.add("trait");
  const whose = sayWhoseTrait(place);
  const owner = ownerOf(key.value, place);
  if (!owner) return `trait ${sayName(key)}${whose}`;
  return `${owner.kind === "audience" ? "membership of audience" : "computed trait"} ${sayOwnName(owner.name)}${whose}`;
}

/** Linked audiences do not look into nested values, and of some paths nothing says where they lead. */
function isTooDeep({ value, text }: LiteralNode, { options }: Place): boolean {
  return hasLoneBackslash(text) || (options.type === "LINKED" && isNestedPath(value));
}

function sayPropertyCall({ args, prefix }: CallNode, place: Place): Words {
  const { around } = place;
  const [name] = args;
  if (!name || !isText(name) || args.length > 1 || around.length === 0 || isTooDeep(name, place)) return notKnown;
  if (!prefix) return `property ${sayName(name)}`;
  const parent = around.at(-2);
  return parent && prefix.name === "parent" && !prefix.braced
    ? `property ${sayName(name)} of ${parentWords[parent]}`
    : notKnown;
}

/** Conditions on the traits in a context are documented not to work, and rows have no context. */
function sayContext(call: CallNode, { around }: Place): Words {
  const field = onlyText(call);
  if (!field || around.at(-1) !== "event" || hasLoneBackslash(field.text) || isContextTraits(field.value))
    return notKnown;
  return `context ${sayName(field)}${sayOpenTime(call)}`;
}
