import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { SourceText } from "../../diagnostics/source-text.ts";
import { projectFileName } from "../../project/find-project-file.ts";
import { isJsonObject, member, type JsonObject, type JsonValue } from "../../values/json.ts";
import { parseYaml } from "../../yaml/parse-yaml.ts";
import { isYaml, type ChangedFile } from "./changed-files.ts";
import type { FoundProject } from "./read-names.ts";

/**
 * The environments of a project for which something is different when a file of its folder has changed: those that alone
 * read it or what has changed in it. All, where that is not certain.
 */
export function concernedEnvironments(project: FoundProject, change: ChangedFile): readonly string[] {
  const own = path.posix.relative(project.folder, change.file);
  if (own === projectFileName) return ofProjectFile(project, change);
  const readers = project.places.filter(({ name, profile }) => own === `catalog/${name}.json` || own === profile);
  if (readers.length > 0) return readers.map(({ name }) => name);
  return isYaml(own) ? ofManifests(project, change) : project.environments;
}

/** Those whose entries differ, as long as nothing else does. Where one is gone, manifests may still name it. */
function ofProjectFile({ environments }: FoundProject, { before, after }: ChangedFile): readonly string[] {
  const [was, is] = [before, after].map((text) => splitProject(valuesOf(text)));
  if (!was || !is || !isDeepStrictEqual(was.common, is.common)) return environments;
  if (Object.keys(was.entries).some((name) => !Object.hasOwn(is.entries, name))) return environments;
  return environments.filter((name) => !isDeepStrictEqual(member(was.entries, name), member(is.entries, name)));
}

/** A project file as what all environments read and what each of them reads. */
function splitProject(
  values: readonly JsonValue[] | undefined,
): { common: JsonValue; entries: JsonObject } | undefined {
  const [file, ...more] = values ?? [];
  const spec = member(file, "spec");
  const entries = member(spec, "environments");
  if (!isJsonObject(file) || !isJsonObject(spec) || !isJsonObject(entries) || more.length > 0) return undefined;
  return { common: { ...file, spec: { ...spec, environments: {} } }, entries };
}

/** Those that its manifests and tests are for, before and after, as long as each of them names some and all are there. */
function ofManifests({ environments }: FoundProject, { before, after }: ChangedFile): readonly string[] {
  const texts = [before, after].filter((text) => text !== undefined);
  const lists = texts.flatMap((text) => valuesOf(text)?.map(namedEnvironments) ?? [undefined]);
  if (lists.length === 0 || lists.some((names) => !names?.every((name) => environments.includes(name))))
    return environments;
  const named = new Set(lists.flatMap((names) => names ?? []));
  return environments.filter((name) => named.has(name));
}

function namedEnvironments(manifest: JsonValue): string[] | undefined {
  const names = member(member(manifest, "metadata"), "environments");
  if (!Array.isArray(names) || names.length === 0) return undefined;
  const texts = names.filter((name) => typeof name === "string");
  return texts.length === names.length ? texts : undefined;
}

/** The documents of a file. `undefined`: there is none, or one has a fault, so that nothing is certain of it. */
function valuesOf(text: string | undefined): JsonValue[] | undefined {
  if (text === undefined) return undefined;
  const { documents, diagnostics } = parseYaml(new SourceText("", text));
  const values = documents.flatMap(({ value }) => (value === undefined ? [] : [value]));
  return diagnostics.length > 0 || values.length === 0 || values.length < documents.length ? undefined : values;
}
