import type { LiveResource } from "../../resources/resource.ts";

/** A manifest of another project with an adopt block. */
export interface TakingOver {
  /** The project that takes an object over. */
  project: string;
  /** The file of the manifest, for people. */
  file: string;
  /** The spaces of that project, by id or slug. */
  spaces: readonly string[];
  kind: string;
  /** Whose object it is until then: `growth@production`. Left out: nobody's. */
  from?: string | undefined;
  /** The object by its id, its key or its name. */
  mark: { by: "id" | "key" | "name"; value: string };
}

/** Whether an adopt block names a live object. */
export function isNamedBy({ kind, mark }: TakingOver, object: LiveResource): boolean {
  return kind === object.kind && object[mark.by] === mark.value;
}

/** Whether another project is about a space. */
export function reaches(
  { spaces }: Pick<TakingOver, "spaces">,
  { id, slug }: { id: string; slug?: string | undefined },
): boolean {
  return spaces.some((each) => each === id || each === slug);
}
