import { placeText } from "../../diagnostics/diagnostic.ts";
import type { SourceText } from "../../diagnostics/source-text.ts";
import type { FileWithoutAdoptions } from "../../importing/drop-adoptions.ts";
import { unifiedDiff } from "../../importing/unified-diff.ts";
import { printJson } from "../../report/print-json.ts";
import { escapeControls } from "../../values/printable.ts";
import { plural } from "../../values/words.ts";
import type { adoptDefinition } from "../definitions/changes.ts";
import type { OptionsOf } from "../definitions/option-values.ts";
import type { CommandIo } from "../io.ts";
import type { AdoptLine } from "./adopt-lines.ts";
import { nextCommand } from "../definitions/next-command.ts";

type AdoptOptions = OptionsOf<typeof adoptDefinition>;

/** A file with its text before and after. */
type EditedFile = FileWithoutAdoptions & { source: SourceText };

/** The `adopt` lines, or what becomes of them, for reading or for machines. */
export function renderAdoptions(
  { cleanup, diff, format }: AdoptOptions,
  lines: readonly AdoptLine[],
  files: readonly EditedFile[],
): string {
  const patch = files.map(({ source, text }) => unifiedDiff(source.file, source.text, text)).join("");
  const dropped = files.flatMap(({ source, dropped }) => dropped.map((address) => ({ file: source.file, address })));
  if (format === "json")
    return printJson({
      lines: lines.map(({ declared: { address, adopt, source }, environments, verdict }) => ({
        address,
        adopt,
        environments,
        ...verdict,
        source,
      })),
      ...(cleanup && { [diff ? "wouldDrop" : "dropped"]: dropped }),
      ...(cleanup && {
        left: files.flatMap(({ left }) =>
          left.map(({ address, source, reason, hint }) => ({ address, source, reason, hint })),
        ),
      }),
      ...(diff && { diff: patch }),
    });
  if (diff) return patch;
  const texts = cleanup ? dropped.map(({ file, address }) => `${file}: ${address}`) : lines.map(lineText);
  return texts.map((text) => `${escapeControls(text)}\n`).join("");
}

function lineText({ declared: { address, source }, verdict }: AdoptLine): string {
  return `${placeText(source)}: ${address}: ${verdict.type === "used" ? "used" : `needed: ${verdict.because}`}`;
}

/** What people should know besides the result: which lines stay, and why. */
export function tellOfKept(
  io: CommandIo,
  options: AdoptOptions,
  lines: readonly AdoptLine[],
  files: readonly EditedFile[],
): void {
  const { cleanup } = options;
  const { cyan } = io.style.stderr;
  const used = lines.filter(({ verdict }) => verdict.type === "used").length;
  if (lines.length === 0) io.stderr("No manifest has an adopt line.\n");
  else if (used === 0) io.stderr("No adopt line can go yet.\n");
  if (!cleanup && used > 0)
    io.stderr(
      `${cyan("Hint:")} ${nextCommand("adopt", options, ["--cleanup"])} takes ${plural(used, "used line")} out\n`,
    );
  if (!cleanup) return;
  for (const { declared, verdict } of lines)
    if (verdict.type === "needed")
      io.stderr(
        `${escapeControls(`${placeText(declared.source)}: ${declared.address} keeps its adopt line: ${verdict.because}`)}\n`,
      );
  for (const { source, address, reason, hint } of files.flatMap(({ left }) => left)) {
    io.stderr(`${escapeControls(`${placeText(source)}: ${address} keeps its adopt line: ${reason}`)}\n`);
    io.stderr(`${cyan("Hint:")} ${escapeControls(hint)}\n`);
  }
}
