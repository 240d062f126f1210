import { placeText } from "../../diagnostics/diagnostic.ts";
import type { BroughtBack } from "../../importing/bring-back.ts";
import { unifiedDiff } from "../../importing/unified-diff.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import { unselectedOf, type Selected } from "../../plan/select/select-addresses.ts";
import { asFarAsKnown, notKnownTexts } from "../../report/not-known.ts";
import { unselectedText } from "../../report/plan-summary.ts";
import { printJson } from "../../report/print-json.ts";
import type { UnreadKind } from "../../resources/reading.ts";
import { fieldPath } from "../../values/pointer.ts";
import { escapeControls } from "../../values/printable.ts";
import { listSome } from "../../values/words.ts";
import type { CommandIo } from "../io.ts";
import type { ImportOptions } from "./import-context.ts";
import type { LeftUnmarked } from "./left-unmarked.ts";
import type { NotInSpace } from "./not-in-space.ts";
import { tellOfMissed } from "./import-selection.ts";

/** What an update does not speak of, or not for sure. */
export interface BesideUpdate {
  missed: readonly UnreadKind[];
  leftUnmarked: readonly LeftUnmarked[];
  notInSpace?: NotInSpace;
  selected: Selected | undefined;
  /** What of the manifests cannot be held against the space. */
  uncompared: Plan["uncompared"];
}

/** The result of an update, for reading or for machines. */
export function renderUpdate(
  { dryRun, format }: ImportOptions,
  { files }: BroughtBack,
  { missed, leftUnmarked, notInSpace, selected, uncompared }: BesideUpdate,
): string {
  const diff =
    dryRun === true ? files.map(({ source, text }) => unifiedDiff(source.file, source.text, text)).join("") : "";
  const updated = files.flatMap(({ source, updated }) =>
    updated.map(({ address, pointers }) => ({
      file: source.file,
      address,
      fields: pointers.map((pointer) => fieldPath(pointer)),
    })),
  );
  const added = files.flatMap((file) => file.added.map((address) => ({ file: file.source.file, address })));
  if (format === "json")
    return printJson({
      [dryRun === true ? "wouldUpdate" : "updated"]: updated,
      ...(added.length > 0 && { [dryRun === true ? "wouldAdd" : "added"]: added }),
      left: files.flatMap(({ left }) =>
        left.map(({ pointer, ...rest }) => ({ ...rest, ...(pointer !== "" && { field: fieldPath(pointer) }) })),
      ),
      ...(leftUnmarked.length > 0 && { leftUnmarked }),
      ...(notInSpace && { notInSpace: notInSpace.addresses }),
      unread: missed.map(({ kind, because }) => ({ kind, because })),
      ...(uncompared && { uncompared }),
      ...(selected && { unselected: unselectedOf(selected) }),
      ...(dryRun === true && { diff }),
    });
  if (dryRun === true) return diff;
  const lines = [
    ...updated.map(({ file, address, fields }) => `${file}: ${address}: ${fields.join(", ")}`),
    ...added.map(({ file, address }) => `${file}: ${address}: added`),
  ];
  return lines.map((line) => `${escapeControls(line)}\n`).join("");
}

/** Why what is taken may undo an edit of the manifest. */
const noRecord =
  "Parts of audiences and objects without a marker carry no record of what was applied, so this may also undo an edit of the manifest that was not applied yet.";

/** What people should know besides the result of an update. */
export function tellOfUpdate(
  io: CommandIo,
  { differing, takenUnrecorded, files }: BroughtBack,
  { missed, leftUnmarked, notInSpace, selected, uncompared }: BesideUpdate,
): void {
  const { cyan, yellow } = io.style.stderr;
  if (takenUnrecorded.length > 0) {
    io.stderr(
      `${yellow("Warning:")} ${escapeControls(listSome(takenUnrecorded))}: taken as in the space. ${noRecord}\n`,
    );
    io.stderr(`${cyan("Hint:")} look at the diff; --no-destinations leaves all schedules and destinations alone\n`);
  }
  for (const { source, address, pointer, reason, hint, lines = "" } of files.flatMap(({ left }) => left)) {
    const what = pointer === "" ? address : `${address}: ${fieldPath(pointer)}`;
    io.stderr(`${escapeControls(`${placeText(source)}: ${what} is left as it is: ${reason}`)}\n`);
    io.stderr(`${cyan("Hint:")} ${escapeControls(hint)}\n`);
    io.stderr(lines);
  }
  for (const { address, message, hint } of leftUnmarked) {
    io.stderr(`${yellow("Warning:")} ${escapeControls(`${address} ${message}; it is left as it is`)}\n`);
    io.stderr(`${cyan("Hint:")} ${escapeControls(hint)}\n`);
  }
  if (notInSpace) {
    io.stderr(`${yellow("Warning:")} ${escapeControls(notInSpace.message)}\n`);
    io.stderr(`${cyan("Hint:")} ${escapeControls(notInSpace.hint)}\n`);
  }
  if (selected) io.stderr(`${escapeControls(unselectedText({ unselected: unselectedOf(selected) }))}\n`);
  tellOfMissed(io, missed);
  if (differing === 0 && (leftUnmarked.length > 0 || notInSpace))
    io.stderr(`Nothing else to bring back${asFarAsKnown({ uncompared })}.\n`);
  else if (differing === 0) {
    const nothing =
      missed.length === 0
        ? "nothing that manifests declare was edited in the space"
        : "of what could be read, nothing that manifests declare was edited";
    io.stderr(`Nothing to bring back: ${nothing}${asFarAsKnown({ uncompared })}.\n`);
  }
  for (const text of notKnownTexts(uncompared ? { uncompared } : {})) io.stderr(`${yellow(escapeControls(text))}\n`);
}
