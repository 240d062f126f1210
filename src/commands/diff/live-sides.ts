import type { ComparedSide } from "../../plan/compare/compare-environments.ts";
import type { EnvironmentDiff } from "../../plan/compare/environment-diff.ts";
import type { Selected } from "../../plan/select/select-addresses.ts";
import type { Selection } from "../../plan/select/selection.ts";
import { liveValuesOf } from "../../planning/live-values.ts";
import { unknownKinds } from "../../resources/reading.ts";
import type { CommandIo } from "../io.ts";
import type { ApiConnectionOptions } from "../project/connect.ts";
import { readToken } from "../project/read-token.ts";
import { readSpaceFor } from "../project/read-space-for.ts";
import { declaredSide } from "./declared-side.ts";
import type { BothDeclared } from "./open-two.ts";

/** The two spaces as they are compared, and the kinds that could not be read in either. */
export interface LiveSides {
  sides: readonly [ComparedSide, ComparedSide];
  unread: EnvironmentDiff["unread"];
}

/** Reads the spaces of two environments, one after the other, because one token has one rate limit. */
export async function liveSides(
  io: CommandIo,
  options: ApiConnectionOptions,
  [one, other]: BothDeclared,
  selected: Selected | undefined,
): Promise<LiveSides> {
  // Standard input can be read only once.
  const token = options.tokenFile === "-" && !options.simulate ? { token: await readToken(io, "-") } : {};
  const select = selected && (async () => selectionOf(selected));
  const readOne = async (declared: BothDeclared[number]): Promise<ReadSide> => {
    const { connection, read } = await readSpaceFor(io, { ...options, ...token }, declared, { select });
    await connection.close();
    const { desired, reading, environment } = read;
    const unread = unknownKinds(reading, desired).map((kind) => ({ ...kind, environment: environment.name }));
    return { side: { ...declaredSide(declared, desired, selected), liveValues: liveValuesOf(read) }, unread };
  };
  const [first, second] = [await readOne(one), await readOne(other)];
  const unread = [...first.unread, ...second.unread];
  const isRead = ({ kind }: { kind: string }): boolean => !unread.some((each) => each.kind === kind);
  const withoutUnread = ({ side }: ReadSide): ComparedSide => ({ ...side, declared: side.declared.filter(isRead) });
  return { sides: [withoutUnread(first), withoutUnread(second)], unread };
}

interface ReadSide {
  side: ComparedSide;
  unread: EnvironmentDiff["unread"];
}

/** What was selected among the objects of both, for a space that may have none of it. */
function selectionOf({ by, has }: Selected): Selection {
  const also = { by, remedy: "", fits: ({ address }: { address: string }) => has(address) };
  return { targets: [], excludes: [], also };
}
