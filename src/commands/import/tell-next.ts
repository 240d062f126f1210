import type { BroughtBack } from "../../importing/bring-back.ts";
import type { OwnedPair } from "../../plan/draft.ts";
import { isBehind } from "../../plan/change/is-change.ts";
import { behindText } from "../../report/marker-texts.ts";
import { escapeControls } from "../../values/printable.ts";
import type { CommandIo } from "../io.ts";
import { commandAbout } from "../project/command-about.ts";
import type { ImportOptions, Surroundings } from "./import-context.ts";

/**
 * Says which markers do not remember what is applied now that edits are in the manifests, and which apply renews them.
 * Nothing where all do, and where nothing was written.
 *
 * @param pairs What the update is about, with parts, which have no markers.
 */
export function tellNext(
  io: CommandIo,
  options: ImportOptions,
  { context: { project, environment }, draft }: Pick<Surroundings, "context" | "draft">,
  pairs: readonly OwnedPair[],
  { files }: Pick<BroughtBack, "files">,
): void {
  if (options.dryRun === true) return;
  const updated = new Set(files.flatMap((file) => file.updated.map(({ address }) => address)));
  const before = new Set(draft.changes.filter(isBehind).map(({ address }) => address));
  const addresses = pairs
    .filter(({ desired }) => desired.parent === undefined)
    .map(({ desired }) => desired.address)
    .filter((address) => updated.has(address) || before.has(address));
  if (addresses.length === 0) return;
  io.stderr(`${escapeControls(behindText(addresses))}\n`);
  const about = { options, project, environment: environment.name, addresses };
  io.stderr(`Next: ${escapeControls(commandAbout("apply", about))}\n`);
}
