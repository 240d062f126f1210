import { compareAge } from "../../resources/compare-age.ts";
import path from "node:path";
import { claimOn } from "../../importing/claim.ts";
import { manifestFileName } from "../../importing/file-name.ts";
import { readDeclaredElsewhere } from "../../importing/declared-names.ts";
import { knownSecretsOf } from "../../importing/known-secrets.ts";
import type { ImportedManifest } from "../../importing/make-manifests.ts";
import { prepareImport } from "../../importing/prepare-import.ts";
import type { Candidate } from "../../importing/select-objects.ts";
import type { ManifestContext } from "../../manifest/check-manifest.ts";
import { showPath } from "../../project/show-path.ts";
import { ownerOf } from "../../planning/owner-of.ts";
import { kindOf, listedPartsOf } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";
import type { ImportOptions, Surroundings } from "./import-context.ts";
import { writeFiles, findUncovered } from "./import-files.ts";
import { renderText, renderJson, tellOfElsewhere, tellOfImport } from "./import-output.ts";
import { listSecrets } from "./list-secrets.ts";
import { hasSelector, missedKinds, selectorNeeded, select } from "./import-selection.ts";

/** Writes manifests for objects that nobody owns. */
export async function importNew(io: CommandIo, options: ImportOptions, around: Surroundings): Promise<ExitCode> {
  const { context, resources, sources, draft, unread } = around;
  const topLevel = around.live.filter(({ within }) => within.length === 0);
  const owner = ownerOf(context.project, context.environment);
  const elsewhere = readDeclaredElsewhere(sources.values(), context.environment.name);
  const claimed = (live: LiveResource): Candidate => ({ live, claim: claimOn(live, resources, owner, elsewhere) });
  const candidates = topLevel.map(claimed);
  if (!hasSelector(options)) throw selectorNeeded(options, candidates);
  const adopted = candidates.flatMap(({ live, claim }) =>
    claim.type === "declared" && claim.adopts ? [{ address: claim.address, live }] : [],
  );
  const chosen = select(options, candidates, unread);
  const left = candidates.filter(({ live, claim }) => claim.type === "elsewhere" && !chosen.includes(live));
  const missed = missedKinds(options, unread);
  const { secretsLine, ...prepared } = await prepareImport({
    chosen,
    space: (await readPartsOf(chosen, options, around)).toSorted(compareAge),
    managed: [...draft.kept.map(({ desired, live }) => ({ address: desired.address, live })), ...adopted],
    knownSecrets: knownSecretsOf(resources, [...draft.kept, ...draft.unmarked], around.secretOf),
    sources: sources.values(),
    context,
    pathOf: (manifest) => showPath(targetPath(io, options, context, manifest), io.cwd),
  });
  const { files, leftOut } = prepared;
  if (options.dryRun !== true) await writeFiles(io, options, files, resources);
  const listed = await listSecrets(
    io,
    options,
    context.project,
    prepared.secrets.map(({ name }) => name),
  );
  const told = { ...prepared, ...(secretsLine && !listed && { secretsLine }) };
  const uncovered = options.dryRun === true ? undefined : findUncovered(io, options, files, context);
  const end = { uncovered, listed, missed };
  io.stdout(options.format === "json" ? renderJson(options, told, end) : renderText(options, told));
  io.held?.release();
  if (options.all) tellOfElsewhere(io, left, context.environment.name);
  tellOfImport(io, options, told, end);
  if (leftOut.length > 0) return exitCodes.failed;
  return missed.length > 0 ? exitCodes.partial : exitCodes.done;
}

/** Absolute path of a new manifest. */
function targetPath(
  io: CommandIo,
  { dir, file }: ImportOptions,
  { project }: ManifestContext,
  { name, live }: ImportedManifest,
): string {
  if (file !== undefined) return path.resolve(io.cwd, file);
  // From the folder of the project file: audiences, traits, filters.
  const folder =
    dir === undefined ? path.join(project.directory, `${kindOf(live.kind).prefix}s`) : path.resolve(io.cwd, dir);
  return path.join(folder, manifestFileName(name));
}

/** Reads what only further requests tell of the chosen objects. Without it, their destinations stay unmanaged. */
async function readPartsOf(
  chosen: readonly LiveResource[],
  { destinations = true }: ImportOptions,
  { live, readParts }: Surroundings,
): Promise<readonly LiveResource[]> {
  if (!destinations) return live;
  return await readParts(chosen.map(({ id, kind }) => ({ audience: id, kinds: listedPartsOf(kind) })));
}
