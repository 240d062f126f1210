import type { BroughtBack } from "../../importing/bring-back.ts";
import type { OwnedPair } from "../../plan/draft.ts";
import { fieldChanges } from "../../plan/change/field-changes.ts";
import { isBehind, isChange } from "../../plan/change/is-change.ts";
import { wholeOf } from "../../plan/select/select-addresses.ts";
import type { Address } from "../../resources/resource.ts";
import { touchesAny } from "../../values/pointer.ts";
import { behindText } from "../../report/marker-texts.ts";
import { joinSome } from "../../values/words.ts";
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
  around: Pick<Surroundings, "context" | "draft">,
  pairs: readonly OwnedPair[],
  { files }: Pick<BroughtBack, "files">,
): void {
  // An apply would undo what a person has to decide about.
  const open = new Set(files.flatMap(({ left }) => left.map(({ address }) => wholeOf(address))));
  if (options.dryRun !== true) tellApply(io, options, around, { pairs, files, open });
  if (open.size > 0) io.stderr(`${escapeControls(waitingText([...open]))}\n`);
}

function tellApply(
  io: CommandIo,
  options: ImportOptions,
  { context: { project, environment }, draft }: Pick<Surroundings, "context" | "draft">,
  { pairs, files, open }: { pairs: readonly OwnedPair[]; files: BroughtBack["files"]; open: ReadonlySet<Address> },
): void {
  const updated = new Set(files.flatMap((file) => file.updated.map(({ address }) => address)));
  const before = new Set(draft.changes.filter(isBehind).map(({ address }) => address));
  const addresses = pairs
    .filter(({ desired }) => desired.parent === undefined)
    .map(({ desired }) => desired.address)
    .filter((address) => (updated.has(address) || before.has(address)) && !open.has(address));
  if (addresses.length === 0) return;
  io.stderr(`${escapeControls(behindText(addresses))}\n`);
  const also = alsoApplied(draft, addresses, files);
  if (also.length > 0) io.stderr(`${escapeControls(`That apply makes other changes, too: to ${joinSome(also)}.`)}\n`);
  const about = { options, project, environment: environment.name, addresses };
  io.stderr(`Next: ${escapeControls(commandAbout("apply", about))}\n`);
}

/** What comes before an apply of objects of which something was left to a person. */
function waitingText(addresses: readonly Address[]): string {
  return `Decide first what is left as it is (${joinSome(addresses)}), and apply then: an apply makes it as the manifest says.`;
}

/** What an apply of these objects changes besides their markers: objects and parts with more that differs than was updated. */
function alsoApplied(
  { changes }: Surroundings["draft"],
  addresses: readonly Address[],
  files: BroughtBack["files"],
): Address[] {
  const updated = new Map(files.flatMap((file) => file.updated.map(({ address, pointers }) => [address, pointers])));
  const added = new Set(files.flatMap((file) => file.added));
  const isAdded = ({ address, within = [] }: (typeof changes)[number]): boolean =>
    added.has(address) || within.some((each) => added.has(each.address));
  const isLeft = (change: (typeof changes)[number]): boolean =>
    change.action === "update"
      ? fieldChanges(change).some(({ pointer }) => !touchesAny(updated.get(change.address) ?? [], pointer))
      : !isAdded(change);
  return changes
    .filter((change) => isChange(change) && addresses.includes(wholeOf(change.address)) && isLeft(change))
    .map(({ address }) => address);
}
