import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { joinWords } from "../../values/words.ts";
import { suggest } from "../../values/suggest.ts";
import { findSpaceOf } from "../../planning/find-space-of.ts";
import { readSpace } from "../../live/read-space.ts";
import { matchResources } from "../../plan/match/match-resources.ts";
import { resolveSpec } from "../../plan/change/resolve-spec.ts";
import { unreadKinds, unreadReasons, type UnreadKind } from "../../resources/reading.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { DeclaredResource, DesiredResource, LiveResource } from "../../resources/resource.ts";
import { objectOf, pick } from "../../resources/wire-values.ts";
import type { CreateAudiencePreviewInput } from "../../segment/generated/wire.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { refuseSharedSpace } from "../../planning/shared-space-error.ts";
import { ownerOf } from "../../planning/owner-of.ts";
import { loadDeclaredProject, type DeclaredProject } from "../../planning/load-declared-project.ts";
import { tellOrRefuse } from "./check-names.ts";
import { environmentFrom } from "../project/environment-from.ts";
import { textsIn } from "../project/connect-to.ts";
import type { PreviewOptions } from "./options.ts";
import type { PreviewSource } from "./subject.ts";

/** Where the options of an audience are in its spec. */
const OPTIONS_AT = "/options/";

/** The options of an audience that a preview takes as well. */
function previewedOptions(kind: string): string[] {
  return kindOf(kind).fields.flatMap(({ pointer, previewed }) =>
    previewed && pointer.startsWith(OPTIONS_AT) ? [pointer.slice(OPTIONS_AT.length)] : [],
  );
}

/**
 * The preview of an audience as its manifest declares it. For an earlier preview, only what is live is looked up.
 *
 * @throws {CommandError} when no manifest declares it, its query asks for what the catalog does not have, or the project has
 *   errors; on completion, when the query names the key
 *   of something that is not in the space.
 */
export async function openAudience(io: CommandIo, options: PreviewOptions, address: string): Promise<PreviewSource> {
  const { project, env, id, catalog } = options;
  const withCatalog = id === undefined && catalog === "file" ? "without-destinations" : undefined;
  const loaded = await loadDeclaredProject({
    cwd: io.cwd,
    project,
    env,
    envFrom: environmentFrom(io, env),
    words: [address],
    withCatalog,
    withLints: true,
  });
  findAudience(loaded.resources, address);
  const isOthers = ({ code, address: of }: Diagnostic): boolean =>
    code.startsWith("catalog-unknown-") && of !== address;
  const told = loaded.warnings.filter((each) => !isOthers(each));
  tellOrRefuse(io, { diagnostics: told, sources: loaded.sources });
  return {
    project: loaded.project,
    environment: loaded.environment,
    texts: textsIn(loaded),
    async complete(access) {
      const desired = await loaded.withSpace({ id: access.spaceId });
      const reading = await readSpace(access);
      const pairs = pairUp(loaded, desired, reading.live);
      const current = pairs.get(address);
      const known = current && { live: current };
      if (options.id !== undefined) return { ...known };
      const { body, waitsFor } = bodyOf(findAudience(desired, address), (of) => pairs.get(of)?.key);
      if (waitsFor.length === 0) return { body, ...known };
      const { project, environment } = loaded;
      // No apply can make what is missing in a space that another environment names, too.
      refuseSharedSpace(project, environment, await findSpaceOf(access.client, project, environment));
      throw unresolvedKey(address, waitsFor, unreadKinds(reading));
    },
  };
}

/** What is declared with what it is in the space: owned, under a previous name, or about to be adopted. */
function pairUp(
  { project, environment }: DeclaredProject,
  desired: readonly DesiredResource[],
  live: readonly LiveResource[],
): Map<string, LiveResource> {
  const { matches } = matchResources({
    owner: ownerOf(project, environment),
    desired: desired.filter(({ parent }) => parent === undefined),
    live: live.filter(({ within }) => within.length === 0),
    forget: project.forget,
    createMissing: false,
  });
  return new Map(
    matches.flatMap((match) => ("desired" in match && "live" in match ? [[match.desired.address, match.live]] : [])),
  );
}

/** The request, with the same definition and options that an apply would send, and the addresses whose keys it lacks. */
function bodyOf(
  audience: DesiredResource,
  keyOf: (address: string) => string | undefined,
): { body: CreateAudiencePreviewInput; waitsFor: readonly string[] } {
  const references = audience.references.filter(({ pointer }) => pointer.startsWith("/definition"));
  const { spec, waitsFor } = resolveSpec({ ...audience, references }, keyOf);
  const { audienceType, definition, options } = kindOf(audience.kind).creatable(spec);
  const accepted = pick(objectOf(options), previewedOptions(audience.kind));
  const taken = Object.keys(accepted).length > 0 && { options: accepted };
  return { body: { audienceType, definition, ...taken } as unknown as CreateAudiencePreviewInput, waitsFor };
}

function findAudience<Resource extends DeclaredResource>(resources: readonly Resource[], address: string): Resource {
  const found = resources.find((each) => each.address === address);
  if (found && kindOf(found.kind).previewable) return found;
  if (found)
    throw new CommandError(`${address} is no audience, and Segment previews only those`, {
      code: "preview-no-audience",
      hint: "give an address such as audience/NAME",
    });
  const known = resources.filter(({ kind }) => kindOf(kind).previewable).map((each) => each.address);
  const near = suggest(address, known);
  throw new CommandError(`no manifest declares ${JSON.stringify(address)} for this environment`, {
    code: "unknown-address",
    hint:
      near === undefined
        ? "write an address such as audience/NAME of a manifest, or use --query"
        : `did you mean ${near}?`,
  });
}

function unresolvedKey(address: string, missing: readonly string[], unread: readonly UnreadKind[]): CommandError {
  const names = joinWords(missing, "and");
  return new CommandError(
    `the query of ${address} uses the key of ${names}, which the space does not have yet${unreadReasons(unread)}`,
    {
      code: "preview-unresolved-key",
      hint: `apply ${names} first, or preview a query with another key in its place, with --query`,
    },
  );
}
