/** What the display name of everything that a probe makes begins with. */
const NAME_PREFIX = "audiencectl-probe";

/** What a probe may add to a name of its own when it edits it. */
const RENAMED = " again";

/** The display name of the n-th object of a run. No two objects of any run have the same. */
export function probeName(run: string, n: number): string {
  return `${NAME_PREFIX} ${run} ${n}`;
}

/** The name that an edit gives to an object of that name. */
export function renamed(name: string): string {
  return `${name}${RENAMED}`;
}

/** What stands as the description of everything that a run makes. It is no ownership marker, and is taken for none. */
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

/** The run that a display name is of, and the name that `probeName` gave; `undefined` for a name that no probe gives. */
export function partsOfName(name: string): { run: string; given: string } | undefined {
  const [, given, run] = new RegExp(`^(${NAME_PREFIX} ([0-9a-z]{6}) \\d{1,4})(?:${RENAMED})?$`).exec(name) ?? [];
  return given === undefined || run === undefined ? undefined : { run, given };
}

/** The runs that a name or a description speak of, however they do. Nothing here says that a probe made the object. */
export function runsIn(name: string, description: string): string[] {
  return [...`${name}\n${description}`.matchAll(/audiencectl-probe[ :]([0-9a-z]{6})/g)].map(([, run = ""]) => run);
}
