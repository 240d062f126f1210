/** One of a list, whatever the number; `undefined` of none. */
export function pickFrom<T>(all: readonly T[], number: number): T | undefined {
  return all[number % all.length];
}

/** Takes over one field, its absence too. Changes the target. */
export function takeField(target: object, donor: object, field: string | undefined): void {
  if (field === undefined) return;
  const [into, from] = [target as Record<string, unknown>, donor as Record<string, unknown>];
  if (from[field] === undefined) delete into[field];
  else into[field] = from[field];
}
