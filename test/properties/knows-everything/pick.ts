import { fieldsOf, type KindName } from "./fields.ts";
import type { Known } from "./model.ts";

/** One of a list, whatever the number is; nothing of an empty list. */
export function pick<T>(all: readonly T[], which: number): T | undefined {
  return all[which % all.length];
}

/** A kind; half of them are audiences. */
export function pickKind(which: number): KindName {
  return pick<KindName>(["Audience", "Audience", "ComputedTrait", "SpaceFilter"], which) ?? "Audience";
}

/** The number of the next object. */
export function nextNumber({ live, declared }: Known): number {
  return Math.max(0, ...[...live, ...declared].map(({ number }) => number)) + 1;
}

/** A display name that nobody else has or asks for. @param first Where to begin in the list of names. */
export function freeName(
  { live, declared }: Known,
  { kind, number }: { kind: KindName; number: number },
  first: number,
): string | undefined {
  const others = [...live, ...declared].filter((each) => each.number !== number);
  const taken = new Set(others.map(({ values }) => values.name));
  const names = fieldsOf[kind][0]?.values(number).map(String) ?? [];
  return names.map((_, index) => pick(names, first + index) ?? "").find((name) => !taken.has(name));
}
