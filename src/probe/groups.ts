import type { Bench } from "./bench.ts";
import { note, type Note } from "./note.ts";
import type { GroupLetter } from "./probe.ts";
import { entriesIn } from "./seen.ts";

/** What a group is about, and what it needs. */
export interface ProbeGroup {
  title: string;
  /**
   * Why it cannot run in this space, in words; `undefined` when it can. Asked when its turn has come.
   */
  impossible?: (bench: Bench) => Promise<Note | undefined>;
}

/** Every group. */
export const groups: Readonly<Record<GroupLetter, ProbeGroup>> = {
  A: { title: "reads only" },
  B: { title: "one audience after the other, never switched on", impossible: async (bench) => withoutToken(bench) },
  C: { title: "what depends on what, and deletion", impossible: async (bench) => withoutWrites(bench) },
  D: { title: "computed traits", impossible: async (bench) => withoutWrites(bench) },
  E: { title: "linked audiences and their schedules", impossible: withoutEntities },
  F: {
    title: "one destination",
    impossible: async (bench) =>
      bench.destinationId === undefined ? note`no destination was given with --destination` : withoutWrites(bench),
  },
  G: { title: "space filters and previews", impossible: async (bench) => withoutWrites(bench) },
  H: { title: "what takes long", impossible: async (bench) => withoutWrites(bench) },
};

function withoutToken(bench: Bench): Note | undefined {
  return bench.settled("tokenAccess")?.value === "none" ? note`the token is refused` : undefined;
}

function withoutWrites(bench: Bench): Note | undefined {
  return bench.settled("writes")?.value === "stored" ? undefined : note`audiences could not be made in this space`;
}

async function withoutEntities(bench: Bench): Promise<Note | undefined> {
  const because = withoutWrites(bench);
  if (because !== undefined) return because;
  if (bench.settled("schemaAccess")?.value !== "all")
    return note`the token may not read whether the space has entities`;
  const { spaceId } = bench;
  const seen = await bench.look("listEntityPaths", { path: { spaceId }, query: { "pagination.count": 1 } });
  if (!seen.ok) return note`whether the space has entities is not known: listEntityPaths failed (HTTP ${seen.status})`;
  return entriesIn(seen, "entityPaths").length > 0 ? undefined : note`the space has no entities`;
}
