import { expect } from "vitest";
import { belongings, type Belongings, type ProbedShop } from "./probed.ts";

/** Holds a shop against what was in it before: nothing more, nothing less, and nothing of it was ever written to. */
export function expectUntouched({ space, writes }: ProbedShop, before: Belongings): void {
  expect(belongings(space)).toEqual(before);
  const ids = Object.values(before).flatMap((objects) => objects.map(({ id }) => id));
  expect(writes.filter((write) => ids.some((id) => write.includes(id)))).toEqual([]);
}
