import type { CallNode } from "../../../src/query/index.ts";
import { firstOf } from "./alphabet.ts";
import { endOf, type Given } from "./ends.ts";
import { distinct, mostFrequent } from "./frequency.ts";
import { readValue } from "./read.ts";
import { within, type Item, type Scope } from "./scope.ts";
import { codeUnits, isReadable } from "./texts.ts";
import { anything, numberInText, oddNumbers, one, toText, type Present, type Value } from "./value.ts";
import type { World } from "./world.ts";

/** One value of a stream (section 4). Anything, when the reducer or its argument is not understood. */
export function reduce(items: readonly Item[], call: CallNode, scope: Scope, ofRows: boolean): Value {
  if (call.name === "count") return one(items.length);
  const [argument] = call.args;
  const cast = argument?.type === "cast" ? argument.to : undefined;
  const property = argument?.type === "cast" ? argument.value : argument;
  if (property?.type !== "chain" || property.calls.length > 0) return anything;
  const whole =
    call.name === "mode" ? cast === "array" : (): boolean => scope.world.settle("reducerOverArray") === "whole";
  const given: Given[] = [];
  for (const item of items) {
    const value = readValue(property.head, within(scope, item));
    if (value.type === "anything") return anything;
    given.push({ item, values: presentValues(value, whole) });
  }
  if (call.name === "first" || call.name === "last") return endOf(given, call, scope);
  const seen = given.flatMap(({ values }) => values);
  // Nothing says how a list reads as a text.
  const least = call.args[1]?.type === "literal" ? Number(call.args[1].value) : 1;
  if (call.name === "mode" && cast === "array" && seen.length < least) return one(undefined);
  const read = call.name === "mode" || cast === "string";
  if (read && seen.some((value) => (ofRows ? typeof value !== "string" : !isReadable(value)))) return anything;
  const byNumber = ["sum", "avg"].includes(call.name) || (["max", "min"].includes(call.name) && cast !== "string");
  if (byNumber && seen.some((value) => oddNumbers(value).length > 0) && scope.world.settle("textNumbers") === "read")
    return anything;
  const reduced = reduceValues(seen, call, cast, scope.world);
  // Nothing says whether what is made of a column still is one.
  return reduced.type === "one" ? { ...reduced, column: ofRows } : reduced;
}

function presentValues(value: Exclude<Value, { type: "anything" }>, whole: boolean | (() => boolean)): Present[] {
  if (value.type === "one") return value.value === undefined ? [] : [value.value];
  const asList = typeof whole === "boolean" ? whole : whole();
  return asList ? [value.values.map((entry) => entry ?? null)] : value.values.filter((entry) => entry !== undefined);
}

function reduceValues(seen: readonly Present[], call: CallNode, cast: string | undefined, world: World): Value {
  switch (call.name) {
    case "sum":
    case "avg": {
      const numbers = numbersOf(seen, world);
      if (numbers.length === 0) return one(world.settle("emptySum") === "0" ? 0 : undefined);
      const sums = sumsOf(numbers);
      const averages =
        sums.length > 1 ? sums.map((sum) => sum / numbers.length) : quotientsOf((sums[0] ?? 0) / numbers.length);
      const possible = call.name === "sum" ? sums : averages;
      const [first = 0, ...others] = new Set(possible);
      return one(world.choose(`${call.name}:${call.start} of ${numbers.join()}`, [first, ...others]));
    }
    case "max":
    case "min": {
      const direction = call.name === "max" ? -1 : 1;
      if (cast === "string") return one(firstOf([...new Set(seen.map(toText))], world, direction));
      return one(numbersOf(seen, world).toSorted((a, b) => direction * (a - b))[0]);
    }
    case "mode": {
      const least = call.args[1]?.type === "literal" ? Number(call.args[1].value) : 1;
      return one(mostFrequent(seen, least, world));
    }
    case "unique":
      return one(distinct(seen, world).toSorted((a, b) => codeUnits(toText(a), toText(b))));
    default:
      return anything;
  }
}

function numbersOf(values: readonly Present[], world: World): number[] {
  return values.flatMap((value) => {
    if (typeof value === "number") return [value];
    const number = numberInText(value);
    return number !== undefined && world.settle("textNumbers") === "read" ? [number] : [];
  });
}

/** A quotient with more digits than a decimal number keeps may be rounded to a neighbour. */
function quotientsOf(quotient: number): number[] {
  const rounded = Number(quotient.toPrecision(15));
  return rounded === quotient ? [quotient] : [quotient * (1 - 2 ** -52), quotient, quotient * (1 + 2 ** -52)];
}

/** Sums of the same numbers: in decimal digits, and off by what floating point may lose in some order. Section 4 names no arithmetic. */
function sumsOf(numbers: readonly number[]): number[] {
  const places = Math.max(...numbers.map((number) => String(number).split(".")[1]?.length ?? 0));
  const whole = numbers.reduce((total, number) => total + BigInt(Math.round(number * 10 ** places)), 0n);
  const sum = Number(whole) / 10 ** places;
  // Quarters and halves lose nothing.
  if (numbers.every((number) => Number.isInteger(number * 2 ** 20))) return [sum];
  const lost = numbers.length * 2 ** -52 * numbers.reduce((total, number) => total + Math.abs(number), 0);
  return [sum, sum - lost, sum + lost];
}
