import { describe, expect, test } from "vitest";
import { findNearNames } from "../../src/values/near-names.ts";
import { growthOf, LINEAR_AT_MOST } from "../support/growth.ts";

/** Names with how often each is used: once, unless `× 3` follows. */
function near(...names: readonly string[]): string[] {
  return nearAmong(names);
}

function nearAmong(names: readonly string[], options?: { together: boolean }): string[] {
  const read = names.map((text) => {
    const [name = "", uses = "1"] = text.split(" × ");
    return { name, uses: Number(uses) };
  });
  return findNearNames(read, options).map((found) => `${found.name} ~ ${found.near}: ${found.nearness}`);
}

describe("names that differ by next to nothing", () => {
  test.each([
    ["in capitals", ["Order Completed × 3", "Order completed"], ["Order completed ~ Order Completed: case"]],
    ["in separators", ["order_id", "order-id × 2"], ["order_id ~ order-id: separators"]],
    ["in both", ["orderId", "order_id × 2"], ["orderId ~ order_id: separators"]],
    ["in a letter too many", ["Order Completted", "Order Completed"], ["Order Completed ~ Order Completted: letter"]],
    ["in a letter too few", ["Order Completed × 2", "Order Copleted"], ["Order Copleted ~ Order Completed: letter"]],
    [
      "in another letter",
      ["Order Completed × 2", "Order Complexed"],
      ["Order Complexed ~ Order Completed: other letter"],
    ],
    [
      "in a letter and a blank",
      ["Order Completed × 2", "OrderComplexed"],
      ["OrderComplexed ~ Order Completed: other letter"],
    ],
    [
      "in the order of two letters",
      ["Trial Started", "Trail Started"],
      ["Trail Started ~ Trial Started: swapped letters"],
    ],
    ["in the order of two letters of a short name", ["trial × 2", "trail"], ["trail ~ trial: swapped letters"]],
    [
      "in another letter of a short word, which is rare",
      ["Cart Viewed × 3", "Carr Viewed"],
      ["Carr Viewed ~ Cart Viewed: other letter"],
    ],
    ["in a letter too few in a short name, which is rare", ["email × 3", "emal"], ["emal ~ email: letter"]],
    ["in a letter too many in a short name, which is rare", ["Login × 25", "Loggin"], ["Loggin ~ Login: letter"]],
    ["in another letter of a short name, which is very rare", ["Login × 10", "Ligin"], ["Ligin ~ Login: other letter"]],
    ["in the order of two letters of a name of four", ["plan", "plna"], ["plna ~ plan: swapped letters"]],
    ["in a plural of a short name", ["plan", "plans"], ["plans ~ plan: letter"]],
    ["in a singular of a short name", ["orders × 2", "order"], ["order ~ orders: letter"]],
    ["in a plural", ["Product Viewed × 2", "Products Viewed"], ["Products Viewed ~ Product Viewed: letter"]],
    [
      "the later one where both are used as often",
      ["total_spend", "Total Spend"],
      ["Total Spend ~ total_spend: separators"],
    ],
  ])("%s", (_how, names, expected) => {
    expect(near(...names)).toEqual(expected);
  });

  test.each([
    ["two letters", ["Order Completed", "Order Complexxd"]],
    ["a letter of short names", ["price", "prime"]],
    ["a letter too few of a short name, and nearly as many uses", ["email × 5", "emal × 2"]],
    ["another letter of a short name, which is not rare enough", ["state × 9", "stage"]],
    ["another letter of a name of four letters", ["date × 90", "dare"]],
    ["a letter at the end of a short name, which makes another word", ["plan × 90", "plane"]],
    ["a plural of a name of three letters", ["tag × 90", "tags"]],
    ["the order of two letters of a name of three", ["age × 90", "gae"]],
    ["a letter more than three, which make another word", ["age × 90", "page"]],
    ["a letter at the beginning of a short name, which makes another word", ["core × 90", "score"]],
    ["another letter at the end of a short name", ["month × 90", "monty"]],
    ["another letter of a short word, which is a sort of its own", ["user_id × 90", "user_ip"]],
    ["a letter that is a word", ["Variant A × 90", "Variant B"]],
    ["a letter that is a word more", ["Variant × 90", "Variant B"]],
    ["a letter too few of a word of three", ["is_vip × 90", "is_vp"]],
    ["a digit of a short name", ["step1 × 90", "step2"]],
    ["a name of one letter", ["A × 90", "B"]],
    ["a digit", ["address_1", "address_2"]],
    ["a digit more", ["step_name", "step_name2"]],
    ["another letter of a short word, and as many uses", ["Cart Viewed", "Card Viewed"]],
    ["another letter of a short word, and nearly as many uses", ["Cart Viewed × 5", "Card Viewed × 2"]],
    ["a word that other names have, too", ["Cart Viewed × 9", "Card Viewed", "Card Added"]],
    ["letters in two other places", ["Order Completed", "Oredr Compelted"]],
    ["letters that changed places further away", ["Order Completed", "Order Comeletpd"]],
    ["the order of two digits", ["address_12", "address_21"]],
    ["signs that name something", ["a.b.c.d", "a.bc.d.e"]],
    ["nothing that can be read", ["_", "-"]],
  ])("are not those with %s between them", (_how, names) => {
    expect(near(...names)).toEqual([]);
  });

  test("are told after one use each where they belong together", () => {
    expect(nearAmong(["total", "totl", "plan", "plane"], { together: true })).toEqual(["totl ~ total: letter"]);
  });

  test("are each told once, with the one that is used most", () => {
    expect(near("Order Completed × 2", "order completed", "Order Complexed", "Order Completex × 9")).toEqual([
      "Order Completed ~ Order Completex: other letter",
      "order completed ~ Order Completed: case",
      "Order Complexed ~ Order Completed: other letter",
    ]);
  });
});

/** Names of which many are near: of each four, two are one letter apart and two differ in capitals. */
function manyNames(size: number): { name: string; uses: number }[] {
  const word = (number: number): string =>
    number.toString(26).replaceAll(/[0-9a-p]/g, (digit) => String.fromCodePoint(97 + Number.parseInt(digit, 26)));
  return Array.from({ length: size }, (_, index) => {
    const base = `Thing ${word(Math.floor(index / 4) * 7919)} Happened`;
    return { name: [base, base.toLowerCase(), `${base}x`, `${base}y`][index % 4] ?? base, uses: 1 };
  });
}

test("four times as many names take about four times as long", async () => {
  expect(await growthOf(2_500, (size) => findNearNames(manyNames(size)))).toBeLessThan(LINEAR_AT_MOST);
});

test("as many names as there are letters, each near to all others, are told once each", () => {
  const letters = "abcdefghijklmnopqrstuvwxyz".split("").map((letter) => `Nameofthis${letter}`);
  expect(near(...letters)).toHaveLength(letters.length - 1);
});
