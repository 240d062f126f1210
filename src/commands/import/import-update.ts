import { readFileSync } from "node:fs";
import path from "node:path";
import { placeText } from "../../diagnostics/diagnostic.ts";
import { bringBack, type BroughtBack } from "../../importing/bring-back.ts";
import { claimOn } from "../../importing/claim.ts";
import type { Candidate } from "../../importing/select-objects.ts";
import { ownerOf } from "../../planning/owner-of.ts";
import type { UnreadKind } from "../../resources/reading.ts";
import { unifiedDiff } from "../../importing/unified-diff.ts";
import { escapeControls } from "../../values/printable.ts";
import { fieldPath } from "../../values/pointer.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";
import { writeOutputFile } from "../output/output-file.ts";
import type { ImportOptions, Surroundings } from "./import-context.ts";
import { unselectedText } from "../../report/plan-summary.ts";
import { unselectedOf, type Selected } from "../../plan/select/select-addresses.ts";
import { printJson } from "../../report/print-json.ts";
import { hasSelector, missedKinds, select, tellOfMissed } from "./import-selection.ts";

/** Brings manifests up to what is live. */
export async function updateManifests(io: CommandIo, options: ImportOptions, around: Surroundings): Promise<ExitCode> {
  const { context, resources, sources, draft, secretOf, unread } = around;
  const topLevel = around.live.filter(({ within }) => within.length === 0);
  const managed = new Map(draft.kept.map((pair) => [pair.live.id, pair]));
  const owner = ownerOf(context.project, context.environment);
  const candidates = topLevel.map((each): Candidate => {
    const claim = claimOn(each, resources, owner);
    if (managed.has(each.id)) return { live: each, claim: { type: "free" } };
    return { live: each, claim: claim.type === "free" ? { type: "unmanaged" } : claim };
  });
  const chosen = select(hasSelector(options) ? options : { ...options, all: true }, candidates, unread);
  const missed = missedKinds(options, unread);
  const edited = new Map(draft.changes.map((change) => [change.address, change.edited ?? []]));
  const keys = new Map(draft.kept.map(({ desired, live }) => [desired.address, live.key]));
  const ids = new Set(chosen.map(({ id }) => id));
  const pairs = draft.kept.filter(({ live }) => ids.has(live.within[0] ?? live.id));
  const result = await bringBack({
    pairs,
    changes: draft.changes.filter(({ within }) => ids.has(within?.[0]?.id ?? "")),
    editedIn: (address) => edited.get(address) ?? [],
    takesParts: options.parts === true,
    resources,
    sources,
    context,
    keyOf: (address) => keys.get(address),
    secretOf,
  });
  if (options.dryRun !== true)
    for (const { source, text } of result.files)
      if (text !== source.text) await writeOutputFile(io, source.file, markOf(io, source.file) + text);
  io.stdout(renderUpdate(options, result, missed, draft.selected));
  for (const { source, address, pointer, reason, hint } of result.files.flatMap(({ left }) => left)) {
    const place = placeText(source);
    io.stderr(`${escapeControls(`${place}: ${address}: ${fieldPath(pointer)} is left as it is: ${reason}`)}\n`);
    io.stderr(`${io.style.stderr.cyan("Hint:")} ${escapeControls(hint)}\n`);
  }
  const { selected } = draft;
  if (selected) io.stderr(`${escapeControls(unselectedText({ unselected: unselectedOf(selected) }))}\n`);
  tellOfMissed(io, missed);
  if (result.differing === 0)
    io.stderr(
      missed.length === 0
        ? "Nothing to bring back: nothing that manifests declare was edited in the space.\n"
        : "Nothing to bring back: of what could be read, nothing that manifests declare was edited.\n",
    );
  if (result.files.some(({ left }) => left.length > 0)) return exitCodes.failed;
  return missed.length > 0 ? exitCodes.partial : exitCodes.done;
}

/** A file keeps its byte order mark, which its text does not show. */
function markOf(io: CommandIo, file: string): string {
  return readFileSync(path.resolve(io.cwd, file), "utf8").startsWith("\uFEFF") ? "\uFEFF" : "";
}

function renderUpdate(
  { dryRun, format }: ImportOptions,
  { files }: BroughtBack,
  missed: readonly UnreadKind[],
  selected: Selected | undefined,
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
  if (format === "json")
    return printJson({
      [dryRun === true ? "wouldUpdate" : "updated"]: updated,
      left: files.flatMap(({ left }) => left.map(({ pointer, ...rest }) => ({ ...rest, field: fieldPath(pointer) }))),
      unread: missed.map(({ kind, because }) => ({ kind, because })),
      ...(selected && { unselected: unselectedOf(selected) }),
      ...(dryRun === true && { diff }),
    });
  if (dryRun === true) return diff;
  const lines = updated.map(({ file, address, fields }) => `${file}: ${address}: ${fields.join(", ")}`);
  return lines.map((line) => `${escapeControls(line)}\n`).join("");
}
