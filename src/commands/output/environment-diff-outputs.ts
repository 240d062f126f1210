import type { EnvironmentDiff } from "../../plan/compare/environment-diff.ts";
import { renderEnvironmentDiffJson } from "../../report/json/environment-diff-json.ts";
import { renderEnvironmentDiffMarkdown } from "../../report/markdown/environment-diff-markdown.ts";
import { renderEnvironmentDiffText } from "../../report/text/environment-diff-text.ts";
import type { CommandIo } from "../io.ts";
import type { environmentDiffFormats } from "./output-format.ts";
import type { Renderers } from "./outputs.ts";
import { withoutSecrets } from "./redaction.ts";

/** How two environments differ in each of the formats. */
export function environmentDiffRenderers(
  io: CommandIo,
  whole: EnvironmentDiff,
): Renderers<(typeof environmentDiffFormats)[number]> {
  const diff = withoutSecrets(io, whole);
  return {
    text: () => renderEnvironmentDiffText(diff, io.style.stdout),
    json: () => renderEnvironmentDiffJson(diff),
    markdown: () => renderEnvironmentDiffMarkdown(diff, io.setting),
  };
}
