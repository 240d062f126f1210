import { dropAdoptions, type FileWithoutAdoptions } from "../importing/drop-adoptions.ts";
import { judgeAdoption } from "../importing/judge-adoption.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { groupBy } from "../values/group-by.ts";
import { findAdoptLines, type AdoptLine } from "./adopt/adopt-lines.ts";
import { readOwners } from "./adopt/read-owners.ts";
import { renderAdoptions, tellOfKept } from "./adopt/render-adoptions.ts";
import { CommandError } from "./command-error.ts";
import type { adoptDefinition } from "./definitions/changes.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";
import { writeOutputFile } from "./output/output-file.ts";
import { byteOrderMark } from "./project/byte-order-mark.ts";
import { aboutSelected, tellWarnings } from "./project/tell-warnings.ts";
import { openEach } from "./test/open-environments.ts";
import { nextCommand } from "./definitions/next-command.ts";

/** `audiencectl adopt`: which `adopt` lines have done what they are for, and takes them out. */
export async function run(io: CommandIo, options: OptionsOf<typeof adoptDefinition>): Promise<ExitCode> {
  if (options.diff && !options.cleanup)
    throw new CommandError("--diff shows what --cleanup would take out, and goes with it", {
      code: "usage",
      hint: `write ${nextCommand("adopt", options, ["--cleanup", "--diff"])}`,
    });
  const { environments, warnings, sources } = await openEach(io.cwd, { project: options.project }, (declared) => ({
    opened: { declared },
    diagnostics: [],
    sources: declared.sources,
  }));
  // This is about one line of manifests: what else there is to say of them, validate says.
  tellWarnings(io, { warnings: aboutSelected(warnings, () => false), sources }, options);
  const all = environments.map(({ declared }) => declared);
  const lines = findAdoptLines(all);
  const { spaces, isUnread } = await readOwners(io, options, all, lines);
  const judged = lines.map((line): AdoptLine => ({ ...line, verdict: judgeAdoption(line, spaces) }));
  const contexts = all.map(({ project, environment }) => ({ project, environment }));
  const used = judged.filter(({ verdict }) => verdict.type === "used");
  const files: (FileWithoutAdoptions & { source: SourceText })[] = [];
  if (options.cleanup)
    for (const [file, inFile] of groupBy(used, ({ declared }) => declared.source.file)) {
      const source = sources.get(file);
      if (!source) continue;
      const declared = inFile.map((line) => line.declared);
      files.push({ source, ...(await dropAdoptions(source, declared, contexts)) });
    }
  if (!options.diff)
    for (const { source, text } of files)
      if (text !== source.text) await writeOutputFile(io, source.file, byteOrderMark(io, source.file) + text);
  io.stdout(renderAdoptions(options, judged, files));
  tellOfKept(io, options, judged, files);
  if (files.some(({ left }) => left.length > 0)) return exitCodes.failed;
  return isUnread ? exitCodes.partial : exitCodes.done;
}
