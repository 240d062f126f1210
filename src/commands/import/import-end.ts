import path from "node:path";
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import type { PreparedImport } from "../../importing/prepare-import.ts";
import type { UnreadKind } from "../../resources/reading.ts";
import { escapeControls } from "../../values/printable.ts";
import { listSome, plural } from "../../values/words.ts";
import { nextCommand } from "../definitions/next-command.ts";
import { tellUntoldSecrets } from "../init/tell-untold-secrets.ts";
import type { CommandIo } from "../io.ts";
import type { ImportOptions } from "./import-context.ts";
import type { Uncovered } from "./import-files.ts";
import type { ListedSecrets } from "./list-secrets.ts";

/** What came of an import besides its manifests. */
export interface ImportEnd {
  uncovered: Uncovered | undefined;
  listed: ListedSecrets | undefined;
  missed: readonly UnreadKind[];
}

/**
 * The last lines of an import: what it did to the project file, how to go on, and below that what a person has to write
 * into the project file before.
 */
export function tellEndOfImport(
  io: CommandIo,
  options: ImportOptions,
  { manifests, leftOut, faults, secretsLine }: PreparedImport,
  { uncovered, listed, missed }: ImportEnd,
): void {
  const { dryRun } = options;
  if (listed) tellListed(io, options, listed);
  if (listed && dryRun !== true) tellUntoldSecrets(io, path.dirname(path.resolve(io.cwd, listed.file)), listed.names);
  if (manifests.length === 0 && leftOut.length === 0) {
    const what = missed.length === 0 ? "nothing that fits" : "nothing that could be read and fits";
    io.stderr(`Nothing to import: ${what} is without an owner and without a manifest.\n`);
  } else if (dryRun === true) io.stderr(`${plural(manifests.length, "manifest")}; nothing was written.\n`);
  else {
    const first = [
      ...(hasErrors(faults.diagnostics) ? ["fix or remove the manifests with errors"] : []),
      ...(uncovered || secretsLine ? ["write the lines below into the project file"] : []),
      nextCommand("plan", options),
      nextCommand("apply", options),
    ];
    io.stderr(`Imported ${plural(manifests.length, "object")}. To own them: ${first.join(", then ")}.\n`);
  }
  tellByHand(io, uncovered, secretsLine);
}

function tellListed(io: CommandIo, { dryRun }: ImportOptions, { file, names, diff }: ListedSecrets): void {
  const what = `${dryRun === true ? "would list" : "lists"} ${listSome(names)}`;
  const now = dryRun === true ? "" : " now";
  io.stderr(
    `${escapeControls(`${file}: spec.secrets ${what}${now}, so that manifests may name ${names.length === 1 ? "it" : "them"}`)}.\n`,
  );
  if (dryRun === true) io.stderr(diff);
}

/** Lines for the project file that only a person can put there. */
function tellByHand(io: CommandIo, uncovered: Uncovered | undefined, line: PreparedImport["secretsLine"]): void {
  const { yellow } = io.style.stderr;
  if (uncovered) {
    const what = plural(uncovered.files.length, "written file");
    const add = `add ${uncovered.lines.length === 1 ? "this line" : "these lines"}`;
    io.stderr(`${yellow("Warning:")} spec.manifests of the project file does not cover ${what}; ${add}:\n`);
    for (const each of uncovered.lines) io.stderr(`  ${each}\n`);
  }
  if (line) {
    const allow = "the project file has to allow that manifests name them; write";
    io.stderr(`${yellow("Warning:")} ${allow}, ${line.place}\n  ${line.line}\n`);
  }
}
