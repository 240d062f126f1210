import { hasErrors } from "../../diagnostics/diagnostic.ts";
import { joinManifests } from "../../importing/lay-out-files.ts";
import type { PreparedImport } from "../../importing/prepare-import.ts";
import { tellFindings } from "../output/tell-findings.ts";
import { printJson } from "../../report/print-json.ts";
import { escapeControls } from "../../values/printable.ts";
import type { Candidate } from "../../importing/select-objects.ts";
import { listSome, plural } from "../../values/words.ts";
import type { LiveResource } from "../../resources/resource.ts";
import type { CommandIo } from "../io.ts";
import type { ImportOptions } from "./import-context.ts";
import { tellOfMissed } from "./import-selection.ts";
import { tellEndOfImport, type ImportEnd } from "./import-end.ts";

/** The result for reading. */
export function renderText({ dryRun }: ImportOptions, { manifests, files }: PreparedImport): string {
  if (dryRun === true) return joinManifests(manifests);
  const lines = files.flatMap((file) => file.manifests.map(({ address }) => `${file.path}: ${address}`));
  return lines.map((line) => `${escapeControls(line)}\n`).join("");
}

/** The result for machines. */
export function renderJson(
  { dryRun }: ImportOptions,
  { manifests, files, leftOut, faults, secrets, secretsLine }: PreparedImport,
  { uncovered, listed, missed }: ImportEnd,
): string {
  const describe = ({ id, key, name }: LiveResource): object => ({ id, key, name });
  const imported = files.flatMap((file) =>
    file.manifests.map(({ address, live }) => ({ file: file.path, address, ...describe(live) })),
  );
  return printJson({
    [dryRun === true ? "wouldWrite" : "written"]: imported,
    leftOut: leftOut.map(({ live, reason, partsOnly, notTold }) => ({
      ...describe(live),
      ...(partsOnly && { partsOnly }),
      ...(notTold && { notTold }),
      reason,
    })),
    secrets,
    ...(secretsLine && { secretsLine: secretsLine.line }),
    ...(listed && {
      projectFile: { file: listed.file, secrets: listed.names, ...(dryRun === true && { diff: listed.diff }) },
    }),
    unread: missed.map(({ kind, because }) => ({ kind, because })),
    ...(uncovered && { uncovered }),
    ...(dryRun === true && { yaml: joinManifests(manifests) }),
    diagnostics: faults.diagnostics,
  });
}

/**
 * Says which objects were not imported, because manifests of other environments declare them.
 *
 * @param environment The one that was imported from.
 */
export function tellOfElsewhere(io: CommandIo, left: readonly Candidate[], environment: string): void {
  const addresses = left.flatMap(({ claim }) => (claim.type === "elsewhere" ? [claim.address] : []));
  if (addresses.length === 0) return;
  const what = `${plural(addresses.length, "object")} that manifests declare for other environments: ${listSome(addresses)}`;
  io.stderr(`Not imported: ${escapeControls(what)}\n`);
  io.stderr(
    `${io.style.stderr.cyan("Hint:")} add ${environment} to metadata.environments of these and plan; --key KEY imports one as a manifest of its own\n`,
  );
}

/** What people should know besides the result. */
export function tellOfImport(io: CommandIo, options: ImportOptions, prepared: PreparedImport, end: ImportEnd): void {
  const { leftOut, faults, secrets } = prepared;
  const { yellow, cyan } = io.style.stderr;
  const untold = leftOut.filter(({ notTold }) => notTold);
  const unfit = leftOut.filter(({ notTold }) => !notTold);
  for (const [group, hint] of [
    [unfit, "no manifest can hold these as they are; fix them in Segment"],
    [
      untold,
      "there is nothing to fix in Segment; import again, and if the answer stays the same, write the manifest by hand, with metadata.adopt",
    ],
  ] as const) {
    for (const { live, reason, partsOnly } of group) {
      const what = partsOnly ? "schedules and destinations of " : "";
      io.stderr(`Left out: ${what}${escapeControls(`${JSON.stringify(live.name)} (${live.id}): ${reason}`)}\n`);
    }
    if (group.length > 0) io.stderr(`${cyan("Hint:")} ${hint}\n`);
  }
  if (faults.diagnostics.length > 0) {
    tellFindings(io, faults.diagnostics, faults.sources);
    if (hasErrors(faults.diagnostics))
      io.stderr(`${yellow("Warning:")} nothing can be planned until these manifests are fixed or removed\n`);
  }
  if (secrets.length > 0) {
    io.stderr(
      `${yellow("Secrets:")} Segment shows only masks of these. Set each where apply runs; a plan does not need them:\n`,
    );
    for (const { name, about } of secrets) io.stderr(`  ${name}: ${escapeControls(about)}\n`);
  }
  tellOfMissed(io, end.missed);
  tellEndOfImport(io, options, prepared, end);
}
