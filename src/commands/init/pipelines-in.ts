import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { ciFileRows, ciSourceFolder, type CiFileRow, type CiSystem } from "./ci-files.ts";
import { packageFolder } from "./package-folder.ts";
import { missingSecretLines } from "./secret-lines.ts";
import { wayToRepository } from "./way-to-repository.ts";

/** The systems with a pipeline of this program at the top of the repository that a folder is in. */
export function pipelinesIn(directory: string): CiSystem[] {
  return [...new Set(filesIn(directory).map(({ ci }) => ci))];
}

/** A file of the pipelines that does not pass some secrets of manifests on. */
export interface UntoldSecrets {
  /** Absolute path. */
  file: string;
  /** What belongs at "Secrets of manifests" in it. */
  lines: string[];
}

/** The files of the pipelines that apply, have a place for secrets of manifests and lack some there. */
export function findUntoldSecrets(directory: string, names: readonly string[]): UntoldSecrets[] {
  const sources = path.join(packageFolder(), ciSourceFolder);
  return filesIn(directory).flatMap(({ file, text, source, plansOnly }) => {
    if (plansOnly) return [];
    const lines = missingSecretLines(text, readFileSync(path.join(sources, source), "utf8"), names);
    return lines.length === 0 ? [] : [{ file, lines }];
  });
}

/** A file of the pipelines that are there, with its row in the table. */
interface PipelineFile extends Pick<CiFileRow, "source" | "plansOnly"> {
  ci: CiSystem;
  file: string;
  text: string;
}

function filesIn(directory: string): PipelineFile[] {
  const top = path.join(directory, wayToRepository(directory));
  return ciFileRows.flatMap(({ ci, source, destination, ...row }) => {
    const file = path.join(top, destination);
    if (!existsSync(file) || !statSync(file).isFile()) return [];
    const text = readFileSync(file, "utf8");
    // A file of this name, such as `Jenkinsfile`, may be there for anything.
    return text.includes("audiencectl") ? [{ ci, file, text, source, plansOnly: "plansOnly" in row }] : [];
  });
}
