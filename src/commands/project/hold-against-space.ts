import { eventsIn } from "../../catalog/events-in.ts";
import { openCatalog } from "../../catalog/known-names.ts";
import type { DeclaredProject } from "../../planning/load-declared-project.ts";
import type { LiveKeys } from "../../live/catalog/catalog-wish.ts";
import type { KeyMeaning } from "../../resources/kind.ts";
import { resourceKinds } from "../../resources/kinds.ts";
import type { Reading } from "../../resources/reading.ts";
import { queriesOf } from "../../resources/queries-of.ts";
import { escapeControls } from "../../values/printable.ts";
import { readCatalog } from "../../live/catalog/read-catalog.ts";
import { isRefusal, refusalText } from "../../live/catalog/read-part.ts";
import type { CommandIo } from "../io.ts";
import { tellFindingsBeside } from "../output/tell-findings.ts";
import type { OpenedSpace } from "./read-space-for.ts";
import { aboutSelected, refuseWarnings } from "./tell-warnings.ts";

/**
 * Holds the names of manifests against what their space is known to have now, and tells what differs on stderr. A token that
 * may not read the space's schema learns so in one line, and nothing else is amiss.
 *
 * @throws {InvalidProjectError} when a warning is as bad as an error.
 */
export async function holdAgainstSpace(
  io: CommandIo,
  options: { strict?: boolean },
  declared: DeclaredProject,
  { read }: OpenedSpace,
): Promise<void> {
  const { environment, resources, sources } = declared;
  const note = (text: string): void => io.stderr(`${io.style.stderr.yellow("Warning:")} ${escapeControls(text)}\n`);
  try {
    const catalog = await readCatalog(read.access, {
      environment: environment.name,
      space: environment.space,
      properties: eventsIn(queriesOf(resources)),
      samples: false,
      volumes: false,
      liveKeys: liveKeysIn(read.reading),
      nowMs: Date.now(),
    });
    const reasons = Object.entries(catalog.unread ?? {}).map(([part, because]) => `${part} (${because})`);
    if (reasons.length > 0) note(`nothing is said of names of ${reasons.join(", ")}`);
    const known = openCatalog(catalog, `The space of ${environment.name}`, { isFile: false });
    const found = await declared.holdAgainst(known, read.space);
    refuseWarnings({ warnings: found, sources }, options);
    const { selected } = read.draft;
    const warnings = selected ? aboutSelected(found, selected.has) : found;
    tellFindingsBeside(io, warnings, sources);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    note(`names are not checked against the space: ${refusalText(error)}`);
  }
}

function liveKeysIn({ live, complete }: Reading): LiveKeys {
  const keysOf = (means: KeyMeaning): ReadonlySet<string> | undefined => {
    const kinds = resourceKinds.filter(({ keyMeans }) => keyMeans === means).map(({ kind }) => kind);
    if (kinds.some((kind) => complete[kind] !== true)) return undefined;
    return new Set(live.flatMap(({ kind, key }) => (kinds.includes(kind) && key !== undefined ? [key] : [])));
  };
  const [audiences, computedTraits] = [keysOf("audience"), keysOf("trait")];
  return { ...(audiences && { audiences }), ...(computedTraits && { computedTraits }) };
}
