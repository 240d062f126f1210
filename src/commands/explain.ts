import { hasErrors } from "../diagnostics/diagnostic.ts";
import { printJson } from "../report/print-json.ts";
import { tellFindings } from "./output/tell-findings.ts";
import type { explainDefinition } from "./definitions/files.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import { explainTopic, listTopics } from "./explain/topics.ts";
import type { CommandIo } from "./io.ts";

/** `audiencectl explain`: says what something means. */
export async function run(
  io: CommandIo,
  options: OptionsOf<typeof explainDefinition>,
  topic?: string,
  text?: string,
): Promise<ExitCode> {
  const { type, trait = false, recursive = false, against, profile, format } = options;
  const { data, findings, ...explanation } =
    topic === undefined
      ? listTopics()
      : await explainTopic({
          asked: [topic, text ?? []].flat().join(" "),
          ...splitTopic(topic, text),
          type,
          trait,
          recursive,
          ...(against !== undefined && { against }),
          ...(profile !== undefined && {
            profile: (await import("./project/read-profile-file.ts")).readProfileFile(io, profile),
          }),
          io,
        });
  io.stdout(format === "json" ? printJson(data) : explanation.text(io.style.stdout));
  if (!findings || findings.diagnostics.length === 0) return exitCodes.done;
  const { diagnostics, sources } = findings;
  tellFindings(io, diagnostics, new Map(sources.map((source) => [source.file, source])), { blank: false });
  return hasErrors(diagnostics) ? exitCodes.failed : exitCodes.done;
}

/** The first word of a path, and the rest of it, however it is split into words. */
function splitTopic(topic: string, text: string | undefined): { name: string; rest?: string } {
  const [, name = topic, path] = /^([^.]*)\.(.+)$/.exec(topic) ?? [];
  const parts = [path, text].filter((part) => part !== undefined);
  return parts.length === 0 ? { name } : { name, rest: parts.join(".") };
}
