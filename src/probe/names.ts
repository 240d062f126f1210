/** What the display name of everything that a probe makes begins with. */
const NAME_PREFIX = "audiencectl-probe";

/** What tells an object apart whose it is: text that people see. */
export interface Named {
  name?: string | undefined;
  description?: string | undefined;
}

/** The display name of the n-th object of a run. No two objects of any run have the same. */
export function probeName(run: string, n: number): string {
  return `${NAME_PREFIX} ${run} ${n}`;
}

/** What stands in the description of everything that a run makes. It is no ownership marker, and is taken for none. */
export function probeMarker(run: string): string {
  return `[${NAME_PREFIX}:${run}]`;
}

/** An event that nobody sends, so that no person can be in an audience that asks for it. */
export function neverSent(run: string): string {
  return `audiencectl probe ${run} never sent`;
}

/** A new name for a run: six small letters and digits. */
export function createRun(random: () => number = Math.random): string {
  return Array.from({ length: 6 }, () => Math.floor(random() * 36).toString(36)).join("");
}

/** The run whose name an object bears, by its display name alone. */
export function runOfName({ name = "" }: Named): string | undefined {
  return /^audiencectl-probe ([0-9a-z]{6}) \d+/.exec(name)?.[1];
}

/** The run that made an object: its name and its marker both have to say so. */
export function runOf(object: Named): string | undefined {
  const run = runOfName(object);
  return run !== undefined && (object.description ?? "").includes(probeMarker(run)) ? run : undefined;
}
