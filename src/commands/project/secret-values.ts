import { readFile } from "node:fs/promises";
import { Secret } from "../../segment/secret.ts";
import { parseExpression, scanExpressions } from "../../values/template.ts";
import type { Project } from "../../project/project.ts";
import type { CommandIo } from "../io.ts";

/**
 * The values of the environment variables that texts mention as `${env.NAME}`. It errs on the side of too many: a text is
 * not read as what it is, but searched.
 */
export function secretsIn(io: CommandIo, texts: readonly string[]): Secret[] {
  const mentions = texts.flatMap(scanExpressions).map(parseExpression);
  const values = new Set(
    mentions.flatMap((mention) => (mention.type === "secret" ? (io.env[mention.name] ?? []) : [])),
  );
  return [...values].map((value) => new Secret(value));
}

/**
 * Hides the values of every variable that manifests may name, for commands that read the project file and no manifests.
 *
 * @returns The mentions of them, for whatever hides secrets of its own.
 */
export function hideSecrets(io: CommandIo, { secrets }: Pick<Project, "secrets">): string[] {
  const mentions = [...secrets].map((name) => `\${env.${name}}`);
  io.hide?.(secretsIn(io, mentions));
  return mentions;
}

/** The texts of files; those that cannot be read mention nothing. */
export async function textsOf(files: readonly string[]): Promise<string[]> {
  return await Promise.all(files.map((file) => readFile(file, "utf8").catch(() => "")));
}

/** The secrets of this process: an empty variable is how pipelines spell one that is missing. */
export function secretsOf(io: CommandIo): (name: string) => string | undefined {
  return (name) => io.env[name] || undefined;
}
