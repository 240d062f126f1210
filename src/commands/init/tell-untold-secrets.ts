import { showPath } from "../../project/show-path.ts";
import { escapeControls } from "../../values/printable.ts";
import type { CommandIo } from "../io.ts";
import { findUntoldSecrets } from "./pipelines-in.ts";

/**
 * Says what to write into pipelines that apply so that they pass secrets of manifests on; nothing where they do. Plans need none.
 *
 * @param directory Absolute path of the project's folder.
 * @param names What manifests may name.
 */
export function tellUntoldSecrets(io: CommandIo, directory: string, names: readonly string[]): void {
  for (const { file, lines } of findUntoldSecrets(directory, names)) {
    const what = `${escapeControls(showPath(file, io.cwd))} does not pass on all secrets of manifests, which an apply needs`;
    io.stderr(`${io.style.stderr.yellow("Warning:")} ${what}; add at "Secrets of manifests" there:\n`);
    for (const line of lines) io.stderr(`  ${line}\n`);
  }
}
