import type { Scope } from "./check-scope.ts";
import { spanOf } from "./cursor.ts";
import { documentedSeconds, isDocumentedSession } from "./documented-seconds.ts";
import { changesLive, type QueryFix } from "./finding.ts";
import type { FunctionRow } from "./function-row.ts";
import type { CallNode, DurationNode } from "./syntax-tree.ts";
import { convertDuration, singularUnit, unitAfter, unitNames, unitOfAbbreviation } from "./units.ts";
import { nearestWord } from "./near.ts";

/** Checks the amounts and units of a call's durations, and their order. */
export function checkWindow(call: CallNode, row: FunctionRow, scope: Scope): void {
  if (!row.units) return;
  const durations = call.args.filter((argument) => argument.type === "duration");
  for (const duration of durations) {
    checkAmount(duration, call, row, scope);
    checkUnit(duration, call, row, scope);
  }
  const [from, to] = durations;
  if (call.name === "between" && from && to) checkOrder(call, from, to, scope);
  if (call.name === "expires_after" && from) checkSession(call, from, scope);
}

function checkAmount(duration: DurationNode, call: CallNode, row: FunctionRow, { report }: Scope): void {
  if (/^\d*[1-9]\d*$/.test(duration.amount)) return;
  const zero = /^0+$/.test(duration.amount);
  // `within_last(0 days)` may mean today.
  if (zero && row.kind === "comparison") return;
  if (zero && call.name === "between") return;
  report({
    code: "query-duration",
    severity: zero ? "warning" : "error",
    message: zero
      ? `A window of ${duration.amount} ${duration.unit} is no longer than an instant, so hardly anything lies in it`
      : `A duration is a whole number of hours or days, not ${duration.amount}`,
    start: duration.start,
    end: duration.start + duration.amount.length,
  });
}

function checkUnit(duration: DurationNode, call: CallNode, row: FunctionRow, { report }: Scope): void {
  const { units = [] } = row;
  const unit = singularUnit(duration.unit);
  if (units.includes(unit)) {
    if (duration.unit === duration.unit.toLowerCase()) return;
    const fix = { ...spanOf(duration.unitSpan), text: duration.unit.toLowerCase() };
    const message = `Units are documented in small letters only, not "${duration.unit}"`;
    report({ code: "query-letter-case", severity: "warning", message, ...spanOf(duration.unitSpan), fix });
    return;
  }
  const allowed = units.map((name) => `${name}s`).join(", ");
  const known = unitNames.includes(unit);
  const cure = cureOfUnit(duration, units);
  report({
    code: "query-unit",
    severity: known ? "warning" : "error",
    message: known
      ? `${call.written}(…) is documented for ${allowed}, not for ${duration.unit}`
      : `"${duration.unit}" is not a unit of time; ${call.written}(…) takes ${allowed}`,
    ...spanOf(duration.unitSpan),
    ...(cure
      ? { fix: cure, ...(known && { hint: changesLive(cure.text) }) }
      : known
        ? {}
        : { hint: `for example ${row.example}` }),
  });
}

/** The same length in a unit that is taken, or the unit that was probably meant. */
function cureOfUnit(duration: DurationNode, units: readonly string[]): QueryFix | undefined {
  const { amount } = duration;
  const unit = unitOfAbbreviation(duration.unit) ?? singularUnit(duration.unit);
  const whole = units.includes(unit) ? `${amount} ${unitAfter(amount, unit)}` : convertDuration(amount, unit, units);
  if (whole !== undefined) return { ...spanOf(duration), text: whole };
  if (unitNames.includes(unit)) return undefined;
  const near = nearestWord(duration.unit, [...units.map((name) => `${name}s`), ...units]);
  return near === undefined ? undefined : { ...spanOf(duration.unitSpan), text: near };
}

function checkOrder(call: CallNode, from: DurationNode, to: DurationNode, { report }: Scope): void {
  const start = documentedSeconds(call, from);
  const end = documentedSeconds(call, to);
  if (start === undefined || end === undefined || start < end) return;
  const place = { start: from.start, end: to.end };
  const show = ({ amount, unit }: DurationNode): string => `${amount} ${unit}`;
  if (start === end) {
    const message = `A window from ${show(from)} to ${show(to)} is no longer than an instant, so hardly anything lies in it`;
    report({ code: "query-window-order", severity: "warning", message, ...place });
  } else {
    const message = `The window ends before it begins: ${show(to)} is less than ${show(from)}`;
    const fix = { ...place, text: `${show(to)}, ${show(from)}` };
    report({ code: "query-window-order", severity: "error", message, ...place, fix });
  }
}

function checkSession(call: CallNode, duration: DurationNode, { options, report }: Scope): void {
  const seconds = documentedSeconds(call, duration);
  if (options.kind === "audience") {
    const message = "expires_after(…) is documented for computed traits only";
    report({ code: "query-session-window", severity: "warning", message, ...spanOf(call.nameSpan) });
  } else if (seconds !== undefined && !isDocumentedSession(seconds)) {
    const message = "A session window is 30 minutes to 90 days long";
    report({ code: "query-session-window", severity: "warning", message, ...spanOf(duration) });
  }
}
