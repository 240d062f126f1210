import { mkdirSync } from "node:fs";
import path from "node:path";
import { readCiFile } from "./files.ts";
import { checkOut } from "./git.ts";
import type { PlainTeam } from "./plain-team.ts";
import { runScript, type ScriptResult } from "./run-script.ts";

/** The parts of the Jenkinsfile by their names: its functions and its stages, with their text. */
export function readJenkinsParts(): ReadonlyMap<string, string> {
  const text = readCiFile("jenkins/Jenkinsfile");
  const heads = [...text.matchAll(/^ *stage\('(\w+)'\)|^(?:boolean|void) (\w+)\(|^pipeline \{/gm)];
  return new Map(
    heads.map((head, index) => [head[1] ?? head[2] ?? "pipeline", text.slice(head.index, heads[index + 1]?.index)]),
  );
}

/** How a script ended, and the folder in which it ran. */
export interface JenkinsRun extends ScriptResult {
  workspace: string;
}

let count = 0;

/**
 * Runs the script of a part of the Jenkinsfile in a checkout of a commit, as a node does.
 *
 * @param env The variables of the build and its credentials. `before` puts into the folder what is stashed.
 */
export async function runJenkinsScript(
  team: PlainTeam,
  part: string,
  {
    commit,
    env,
    before = () => {},
  }: { commit: string; env: Record<string, string>; before?: (workspace: string) => void },
): Promise<JenkinsRun> {
  const [, written = ""] = /'''(#!.*?)'''/s.exec(readJenkinsParts().get(part) ?? "") ?? [];
  if (written === "") throw new Error(`${part} has no script`);
  count += 1;
  const folder = path.join(team.folder, `jenkins-${count}`);
  const workspace = path.join(folder, "workspace");
  mkdirSync(workspace, { recursive: true });
  checkOut(team.repository, workspace, commit, "all");
  before(workspace);
  // As Groovy reads the text.
  const script = written.replaceAll("\\\\", "\\");
  const result = await runScript(script, {
    file: path.join(folder, "script.sh"),
    shell: "bash {0}",
    cwd: workspace,
    env: { ...team.env, HOME: folder, CI: "true", ...env },
  });
  return { ...result, workspace };
}
