import { isTemplate } from "../values/template.ts";
import type { JsonObject } from "../values/json.ts";
import type { Pointer } from "../values/pointer.ts";
import { isDeepStrictEqual } from "node:util";
import { toPrintable } from "../values/printable.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { SourceText } from "../diagnostics/source-text.ts";
import type { AdoptBlock, LiveResource } from "../resources/resource.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { writeYaml } from "../yaml/write/write-yaml.ts";

/** Characters of a key or a status that a comment shows. */
const commentLimit = 200;

/** What a manifest says of a live object. */
export interface ManifestContent {
  /** `metadata.name`. */
  name: string;
  /** The environments that it belongs to. Left out: all of them. */
  environments?: readonly string[] | undefined;
  adopt: AdoptBlock;
  spec: JsonObject;
  /** Remarks on entries of lists, by their place in the spec. */
  comments: ReadonlyMap<Pointer, string>;
}

/**
 * The text of the manifest that adopts a live object.
 *
 * @throws {Error} when the text reads back as something else, without a fault of its own: that is a bug.
 */
export function writeManifest(
  live: LiveResource,
  { name, environments, adopt, spec, comments }: ManifestContent,
): string {
  const value = {
    apiVersion: "audiencectl/v1",
    kind: live.kind,
    metadata: { name, ...(environments && { environments: [...environments] }), adopt: { ...adopt } },
    spec,
  };
  const remarks = new Map([...comments].map(([at, remark]) => [`/spec${at}`, toPrintable(remark, commentLimit)]));
  const text = `# ${describeLive(live)}\n${writeYaml(value, remarks)}`;
  const { documents, diagnostics } = parseYaml(new SourceText(name, text));
  const [document, ...more] = documents;
  // What YAML itself cannot say is a fault of the text, which keeps the object from being imported (`check-texts.ts`).
  if (!hasErrors(diagnostics) && (more.length > 0 || !isDeepStrictEqual(document?.value, value)))
    throw new Error(`the manifest written for ${live.id} does not say what it should`);
  return text;
}

/**
 * How a manifest finds the object: by key, which people know and which may be alike in several spaces, or by id where
 * the key does not tell it apart or cannot be written.
 */
export function chooseAdoption(live: LiveResource, all: readonly LiveResource[]): AdoptBlock {
  const { key = "", kind, id } = live;
  const holders = all.filter((other) => other.kind === kind && other.key === key);
  return key === "" || isTemplate(key) || holders.length > 1 ? { id } : { key };
}

/**
 * Where the manifest comes from. A comment is never brought up to date, so it says only what stays true: an object that is created
 * again has another id, and perhaps another key.
 */
function describeLive({ key = "" }: LiveResource): string {
  const was = key === "" ? "" : `, where its key was ${toPrintable(key, commentLimit)}`;
  return `Imported from Segment${was}`;
}
