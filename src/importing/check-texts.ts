import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { groupBy } from "../values/group-by.ts";
import { SourceText } from "../diagnostics/source-text.ts";
import { checkManifest, type ManifestContext } from "../manifest/check-manifest.ts";
import { kindOf } from "../resources/kinds.ts";
import type { DeclaredResource, LiveResource } from "../resources/resource.ts";
import { untoldRequired } from "../resources/told.ts";
import { fieldPath } from "../values/pointer.ts";
import { joinWords } from "../values/words.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { makeManifests } from "./make-manifests.ts";

/** An object that is not imported, and why. */
export interface LeftOut {
  live: LiveResource;
  reason: string;
  /** Whether only its schedules and destinations are left out. */
  partsOnly?: true;
  /** Whether Segment did not tell what a manifest has to declare, so that there is nothing to mend. */
  notTold?: true;
}

/** What manifests can hold. */
export interface Fitness {
  fit: LiveResource[];
  leftOut: LeftOut[];
  /** Ids of objects whose parts no manifest can hold as they are. */
  withoutParts: Set<string>;
}

/** Every error that `validate` would find in a manifest file by itself. */
export async function findErrors(source: SourceText, context: ManifestContext): Promise<Diagnostic[]> {
  return (await checkText(source, context)).errors;
}

/** The errors of a manifest file, what its queries are faulted for although they are live, and what it declares. */
export async function checkText(
  source: SourceText,
  context: ManifestContext,
): Promise<{ errors: Diagnostic[]; doubts: Diagnostic[]; resources: DeclaredResource[] }> {
  const { documents, diagnostics } = parseYaml(source);
  const found = [...diagnostics];
  const resources: DeclaredResource[] = [];
  for (const document of documents) {
    const { manifest, diagnostics: own } = await checkManifest(document, context);
    found.push(...own);
    resources.push(...(manifest?.resources ?? []));
  }
  const doubts = resources.flatMap(({ doubts = [] }) =>
    doubts.map((doubt) => ({ ...doubt, severity: "warning" as const })),
  );
  return { errors: found.filter(({ severity }) => severity === "error"), doubts, resources };
}

/**
 * Leaves out what no manifest can hold, so that the rest can be planned: names that are refused in manifests, and answers
 * without what a manifest has to declare. Faults of a query are no reason, because they can be mended in the manifest.
 * Parts that cannot be held stay unmanaged, and their audience is imported without them.
 *
 * @param space Everything in the space.
 */
export async function leaveOutUnfit(
  objects: readonly LiveResource[],
  space: readonly LiveResource[],
  context: ManifestContext,
): Promise<Fitness> {
  const fit: LiveResource[] = [];
  const leftOut: LeftOut[] = [];
  const withoutParts = new Set<string>();
  const parts = groupBy(space, ({ within: [outermost = ""] }) => outermost);
  for (const live of objects) {
    const unfit = await findUnfitness([live], context);
    if (unfit) {
      leftOut.push({ live, ...unfit });
      continue;
    }
    fit.push(live);
    const own = parts.get(live.id) ?? [];
    const unfitParts = own.length === 0 ? undefined : await findUnfitness([live, ...own], context);
    if (!unfitParts) continue;
    withoutParts.add(live.id);
    leftOut.push({ live, ...unfitParts, partsOnly: true });
  }
  return { fit, leftOut, withoutParts };
}

/** Why no manifest can hold an object. @param space The object, and its parts when they are asked about. */
async function findUnfitness(
  space: readonly LiveResource[],
  context: ManifestContext,
): Promise<Pick<LeftOut, "reason" | "notTold"> | undefined> {
  const [manifest] = makeManifests({ objects: space.slice(0, 1), space, managed: [], takenNames: new Set() });
  const errors = await findErrors(new SourceText("import", manifest?.text ?? ""), context);
  const error = errors.find(({ code }) => !code.startsWith("query-"));
  if (error?.code === "manifest-missing-field") return { reason: notToldText(space, error), notTold: true };
  return error && { reason: error.message };
}

/** What a manifest has to declare and is made of an answer without. */
function notToldText(space: readonly LiveResource[], { message }: Diagnostic): string {
  const fields = space.flatMap(({ kind, spec }) => untoldRequired(kindOf(kind).fields, spec));
  const names = [...new Set(fields.map((pointer) => fieldPath(pointer)))];
  if (names.length > 0) return `Segment's answer does not tell ${joinWords(names, "and")}`;
  return `Segment's answer does not tell all that a manifest has to declare: ${message}`;
}
