import path from "node:path";
import { prepareImport } from "../importing/prepare-import.ts";
import type { Candidate } from "../importing/select-objects.ts";
import { standingOf } from "../importing/standing.ts";
import type { ManifestContext } from "../manifest/check-manifest.ts";
import { showPath } from "../project/show-path.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import type { ImportOptions, Surroundings } from "./import-context.ts";
import { writeFiles, findUncovered } from "./import-files.ts";
import { renderText, renderJson, tellOfImport } from "./import-output.ts";
import { hasSelector, selectorNeeded, select } from "./import-selection.ts";

/** Writes manifests for objects that nobody owns. */
export async function importNew(io: CommandIo, options: ImportOptions, around: Surroundings): Promise<ExitCode> {
  const { context, resources, sources, live, kept } = around;
  const candidates = live.map((each): Candidate => ({ live: each, standing: standingOf(each, resources) }));
  if (!hasSelector(options)) throw selectorNeeded(candidates);
  const adopted = candidates.flatMap(({ live, standing }) =>
    standing.type === "declared" && standing.adopts ? [{ address: standing.address, live }] : [],
  );
  const prepared = await prepareImport({
    chosen: select(options, candidates),
    space: live,
    managed: [...kept.map(({ desired, live }) => ({ address: desired.address, live })), ...adopted],
    sources: sources.values(),
    context,
    pathOf: ({ name }) => showPath(targetPath(io, options, context, name), io.cwd),
  });
  const { files, leftOut } = prepared;
  if (options.dryRun !== true) await writeFiles(io, options, files, resources);
  const uncovered = options.dryRun === true ? undefined : findUncovered(io, options, files, context);
  io.stdout(options.format === "json" ? renderJson(options, prepared, uncovered) : renderText(options, prepared));
  tellOfImport(io, options, prepared, uncovered);
  return leftOut.length > 0 ? exitCodes.failed : exitCodes.done;
}

/** Absolute path of a new manifest. */
function targetPath(io: CommandIo, { dir, file }: ImportOptions, { project }: ManifestContext, name: string): string {
  if (file !== undefined) return path.resolve(io.cwd, file);
  const folder = dir === undefined ? path.join(project.directory, defaultFolder) : path.resolve(io.cwd, dir);
  return path.join(folder, `${name}.yaml`);
}

/** Where new manifests go, from the folder of the project file. */
const defaultFolder = "audiences";
