import type { Field, KindName, Values } from "./fields.ts";

/** What was last applied to an object, and whose it is: what its marker stands for. */
export interface Mark {
  /** The `metadata.name` that it was applied under. */
  name: string;
  /** The id of the object that it was given to; a copy of that object carries it, too. */
  givenTo: string;
  /** The key of that object. */
  key: string | undefined;
  /** The meanings of the fields that were declared then. */
  applied: Partial<Record<Field, string>>;
}

/** An object in the space. */
export interface LiveObject {
  kind: KindName;
  /** Who made it or asked for it; texts and queries follow from the number. */
  number: number;
  id: string;
  key: string | undefined;
  values: Values;
  mark?: Mark | "damaged";
}

/** A manifest. One that was taken out of the project may come back. */
export interface Declared {
  kind: KindName;
  number: number;
  name: string;
  previousNames: string[];
  adopt?: Readonly<{ by: "id" | "key" | "name"; value: string }>;
  values: Values;
  isThere: boolean;
}

/** All that there is to know: what is live, in order of creation, and what the files say. */
export interface Known {
  live: LiveObject[];
  declared: Declared[];
}

const prefixes = { Audience: "audience", ComputedTrait: "trait", SpaceFilter: "filter" } as const;

/** The address of a manifest, or of what a marker names. */
export function addressOf(kind: KindName, name: string): string {
  return `${prefixes[kind]}/${name}`;
}

/** An object in words. */
export function nameOf({ kind, values }: LiveObject): string {
  return `the ${kind} ${String(values.name)}`;
}

/** The manifests of the project. */
export function manifestsOf({ declared }: Known): Declared[] {
  return declared.filter(({ isThere }) => isThere);
}

/** The mark of an object that is the project's. That of a copy is not. */
export function markOf({ mark, id }: LiveObject): Mark | undefined {
  return typeof mark === "object" && mark.givenTo === id ? mark : undefined;
}

/**
 * Whether a new copy would look like what a run that was cut short has left: the mark has its name and the key that the name
 * gives. As long as nobody edits it, nobody can tell the two apart, so no walk makes such a copy.
 */
export function looksUnfinished({ mark, id }: Pick<LiveObject, "mark" | "id">, name: string): boolean {
  if (typeof mark !== "object" || mark.givenTo === id) return false;
  return mark.key === keyFor(name) && mark.applied.name === name;
}

/** Whether an object carries the mark of another. */
export function isCopy({ mark, id }: LiveObject): boolean {
  return typeof mark === "object" && mark.givenTo !== id;
}

/** The key that an object with a display name of one word gets, unless another object has it. */
export function keyFor(name: string): string {
  return name.toLowerCase();
}

/** The object that belongs to a manifest. */
export function ownOf({ live }: Known, { kind, name, previousNames }: Declared): LiveObject | undefined {
  const called = (wanted: string) => live.find((each) => each.kind === kind && markOf(each)?.name === wanted);
  return [name, ...previousNames].map(called).find((each) => each !== undefined);
}

/** The objects of the project that no manifest declares any more, by address. */
export function leftoversOf(known: Known): Map<string, LiveObject> {
  const declared = new Set(manifestsOf(known).map((each) => ownOf(known, each)));
  return new Map(
    known.live.flatMap((each) => {
      const name = markOf(each)?.name;
      return name === undefined || declared.has(each) ? [] : [[addressOf(each.kind, name), each]];
    }),
  );
}
