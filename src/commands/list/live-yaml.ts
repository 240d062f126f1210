import { printManifests, type PrintInput } from "../../importing/print-manifests.ts";
import type { LiveList } from "../../report/live-list.ts";
import { writeYaml } from "../../yaml/write/write-yaml.ts";
import type { CommandIo } from "../io.ts";

/**
 * What is live in a space as YAML: the manifest of each object. Parts have none of their own, so each that was asked for is a
 * document with what its JSON has.
 */
export function renderLiveYaml(
  { redact = (value) => value }: Pick<CommandIo, "redact">,
  { objects, space, owner }: PrintInput,
  parts: LiveList["objects"],
): string {
  const facts = parts.map((part) => writeYaml({ ...part }, undefined, { printed: true }));
  return [...printManifests({ ...redact({ objects, space }), owner }), ...facts].join("---\n");
}
