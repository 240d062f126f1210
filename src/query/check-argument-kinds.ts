import { joinWords } from "../values/words.ts";
import { characterNumber, replaceUnfileable } from "../values/printable.ts";
import { isTemplate } from "../values/template.ts";
import type { Scope } from "./check-scope.ts";
import { spanOf } from "./cursor.ts";
import { changesLive, type QueryFinding } from "./finding.ts";
import type { ArgumentKind, ChainType, FunctionRow } from "./function-row.ts";
import type { ArgumentNode, CallNode, CastNode, ChainNode, LiteralNode, QueryNode } from "./syntax-tree.ts";
import { isTimestamp } from "./timestamp.ts";
import { isTextWithoutQuotes } from "./identities-of-values.ts";
import { nearestWord } from "./near.ts";
import { singularUnit, unitNames } from "./units.ts";
import { takesUserTraits, userTraitOf } from "./user-traits.ts";

/** How to go on inside of an argument. */
export interface InnerChecks {
  condition: (node: QueryNode) => void;
  chain: (node: ChainNode) => ChainType;
}

/** What a check of one argument may look at. */
export interface ArgumentContext {
  call: CallNode;
  row: FunctionRow;
  scope: Scope;
  inner: InnerChecks;
}

type ArgumentCheck = (argument: ArgumentNode, context: ArgumentContext) => void;

/** One check for each kind of argument in the table of functions. */
export const argumentChecks: Readonly<Record<ArgumentKind, ArgumentCheck>> = {
  name: (argument, context) => {
    if (isString(argument)) checkName(argument, context);
    else reportSort(argument, context, "a name in single quotes");
  },
  text: (argument, context) => {
    if (!isString(argument)) reportSort(argument, context, "a text in single quotes", "warning");
  },
  value: (argument, context) => {
    if (argument.type === "literal") checkDate(argument, context);
    else if (argument.type === "chain" && argument.head.name !== "literal") {
      reportSort(argument, context, "plain values", "warning");
      context.inner.chain(argument);
    } else if (argument.type !== "chain") reportSort(argument, context, "plain values");
  },
  scalar: (argument, context) => {
    if (argument.type === "literal") return checkNull(argument, context) || checkDate(argument, context);
    if (argument.type !== "chain") return reportSort(argument, context, "one value");
    const type = context.inner.chain(argument);
    if (type !== "scalar" && type !== "unknown") reportSort(argument, context, "one value");
  },
  condition: (argument, context) => {
    if (argument.type === "cast" || argument.type === "duration") reportSort(argument, context, "a condition");
    else context.inner.condition(argument);
  },
  property: (argument, context) => {
    const property = argument.type === "cast" ? argument.value : argument;
    if (argument.type === "cast") checkCast(argument, context);
    if (property.type === "chain") context.inner.chain(property);
    const fits = property.type === "chain" && ["property", "context"].includes(property.head.name);
    if (fits && property.calls.length === 0) return;
    if (userTraitOf(context.call) && takesUserTraits(context.scope)) reportUserTrait(property, context);
    else reportProperty(property, context);
  },
  integer: (argument, context) => {
    const whole = argument.type === "literal" && argument.kind === "number" && /^\d*[1-9]\d*$/.test(argument.text);
    if (!whole) reportSort(argument, context, "a whole number from 1 as its last argument");
  },
  duration: (argument, context) => {
    if (argument.type === "literal" && argument.kind === "number") reportMissingUnit(argument, context);
    else if (isString(argument) && isDurationText(argument.text)) reportQuotedDuration(argument, context);
    else if (argument.type !== "duration") reportSort(argument, context, "a duration such as 7 days");
  },
  timestamp: (argument, context) => {
    if (argument.type === "literal" && ["string", "timestamp"].includes(argument.kind))
      checkDate(argument, context, true);
    else if (argument.type === "chain" && argument.head.name !== "literal")
      reportSort(argument, context, "an ISO 8601 timestamp", "warning");
    else if (argument.type !== "chain") reportSort(argument, context, "an ISO 8601 timestamp");
  },
};

function isString(argument: ArgumentNode): argument is LiteralNode {
  return argument.type === "literal" && argument.kind === "string";
}

function report({ scope }: ArgumentContext, finding: QueryFinding): void {
  scope.report(finding);
}

function reportSort(
  argument: ArgumentNode,
  context: ArgumentContext,
  wanted: string,
  severity: QueryFinding["severity"] = "error",
): void {
  const { call, row } = context;
  const name = call.form === "operator" ? `"${call.written}"` : `${call.written}(…)`;
  // Quotes are advised only where they keep the meaning.
  const isPart = severity === "warning" && row.looksIntoTexts === true;
  const plain = isPart && argument.type === "literal" ? argument : undefined;
  const quotable = plain && isTextWithoutQuotes(call, plain);
  report(context, {
    code: "query-argument-type",
    severity,
    message: `${name} takes ${wanted}, not ${showSort(argument)}`,
    ...(argument.type === "duration" && row.args[0] === "scalar"
      ? { hint: "dates are compared to a duration with within_last(7 days) and its like" }
      : { hint: plain && !quotable ? changesLive(`'${plain.text}'`) : `for example ${row.example}` }),
    ...spanOf(argument),
    ...(plain && quotable ? { fix: { ...spanOf(plain), text: `'${plain.text}'` } } : {}),
  });
}

function showSort(argument: ArgumentNode): string {
  switch (argument.type) {
    case "literal":
      return { string: "a text", number: "a number", timestamp: "a timestamp", boolean: "a bare word", null: "null" }[
        argument.kind
      ];
    case "chain":
      return argument.calls.length > 0 ? "a chain of calls" : `${argument.head.written}(…)`;
    case "duration":
      return "a duration";
    case "cast":
      return "a value with a type";
    case "and":
    case "or":
    case "not":
    case "any":
    case "all":
      return "a condition";
  }
}

function checkName(name: LiteralNode, context: ArgumentContext): void {
  const plain = toPlainName(name.text);
  if (plain === name.text && plain !== "") return;
  const [severity, message] = judgeName(name.text, plain, context);
  const fix = plain === "" ? {} : { fix: { ...spanOf(name), text: `'${plain}'` } };
  report(context, { code: "query-name", severity, message, ...spanOf(name), ...fix });
}

function judgeName(text: string, plain: string, { call }: ArgumentContext): ["error" | "warning", string] {
  if (plain === "") return ["error", `The name in ${call.written}(…) is empty`];
  if (plain === text.trim())
    return ["warning", `The name '${text}' has blanks at its ends, which count when names are compared`];
  const odd = Array.from(text).find((character) => toVisible(`a${character}a`) !== `a${character}a`);
  // Whoever prints the message writes the parts of the letter by their numbers.
  if (odd === undefined)
    return [
      "warning",
      `The name '${text}' looks like '${plain}' and is spelt in another way, which counts when names are compared`,
    ];
  const what = odd.trim() === "" ? "looks like a blank and is none" : "is not to be seen";
  const number = characterNumber(odd);
  return ["warning", `The name '${plain}' holds ${number}, which ${what}, and counts when names are compared`];
}

/** A name as it looks: pasted texts often bring along what nobody sees, takes for a blank, or tells from another spelling. */
function toPlainName(text: string): string {
  return toVisible(text).trim().normalize("NFC");
}

function toVisible(text: string): string {
  return replaceUnfileable(text.replaceAll(/[^\S \uFEFF]/g, " "), () => "");
}

function checkNull(argument: LiteralNode, context: ArgumentContext): boolean {
  if (argument.kind !== "null") return false;
  const { call } = context;
  const test = call.name === "differs" ? "exists()" : call.name === "equals" ? "absent()" : undefined;
  const message = `The query language has no null${test ? `; .${test} asks for that` : ""}`;
  const start = call.form === "operator" ? call.start : call.start - 1;
  // Only an operator can be replaced as a whole: blanks before it may stay, a dot is all that is needed.
  const fix = test && call.form === "call" ? { fix: { start, end: call.end, text: `.${test}` } } : {};
  const hint = test ? { hint: `write .${test} in place of the comparison` } : {};
  report(context, { code: "query-null", severity: "error", message, ...hint, ...spanOf(argument), ...fix });
  return true;
}

/** Texts are dates only where a date is wanted; one with `${` is a template whose content is not known yet. */
function checkDate(argument: LiteralNode, context: ArgumentContext, wanted = false): void {
  if (argument.kind !== "timestamp" && (!wanted || isTemplate(argument.value))) return;
  if (isTimestamp(argument.value)) return;
  report(context, {
    code: "query-timestamp",
    severity: "error",
    message: `${argument.kind === "timestamp" ? argument.text : `'${argument.text}'`} is not an ISO 8601 date or timestamp that exists`,
    hint: "dates are written 2023-12-07, times 2023-12-07T18:50:00Z",
    ...spanOf(argument),
  });
}

function checkCast(cast: CastNode, context: ArgumentContext): void {
  const { call, row } = context;
  if (row.casts?.includes(cast.to)) return;
  const near = row.casts && nearestWord(cast.to, row.casts);
  report(context, {
    code: "query-argument-type",
    severity: row.casts ? "error" : "warning",
    message: row.casts
      ? `${call.written}(…) reads its property as ${joinWords(row.casts)}, not as ${cast.to}`
      : `No type is documented for ${call.written}(…)`,
    ...spanOf(cast.toSpan),
    ...(near ? { fix: { ...spanOf(cast.toSpan), text: near } } : {}),
  });
}

function reportUserTrait(argument: ArgumentNode, context: ArgumentContext): void {
  report(context, {
    code: "query-undocumented",
    severity: "warning",
    message: `${context.call.written}(…) over a trait of users is documented for the app only; the API may refuse it`,
    hint: "the query language documents properties of events, so send the value with the event and write property(…)",
    ...spanOf(argument),
  });
}

function reportProperty(argument: ArgumentNode, context: ArgumentContext): void {
  const { call, row } = context;
  const text = argument.type === "literal" && argument.kind === "string" ? `property('${argument.text}')` : undefined;
  report(context, {
    code: "query-argument-type",
    severity: "error",
    message: `${call.written}(…) takes a property of the event, not ${showSort(argument)}`,
    hint: userTraitOf(call)
      ? "traits of users are documented for computed traits of the type ACCOUNTS only, outside of where(…)"
      : `for example ${row.example}`,
    ...spanOf(argument),
    ...(text ? { fix: { ...spanOf(argument), text } } : {}),
  });
}

/** Whether a text is a length of time, which was put in quotes. */
function isDurationText(text: string): boolean {
  const [, unit = ""] = /^\d+ ([a-z]+)$/i.exec(text) ?? [];
  return unitNames.includes(singularUnit(unit));
}

function reportQuotedDuration({ text, ...argument }: LiteralNode, context: ArgumentContext): void {
  report(context, {
    code: "query-argument-type",
    severity: "error",
    message: `${context.call.written}(…) takes a duration without quotes`,
    ...spanOf(argument),
    fix: { ...spanOf(argument), text },
  });
}

function reportMissingUnit(argument: LiteralNode, context: ArgumentContext): void {
  const text = `${argument.text} ${argument.text === "1" ? "day" : "days"}`;
  report(context, {
    code: "query-missing-unit",
    severity: "error",
    message: `${argument.text} lacks its unit; did you mean ${text}?`,
    ...spanOf(argument),
    fix: { ...spanOf(argument), text },
  });
}
