import { readFile } from "node:fs/promises";
import { Secret } from "../../segment/secret.ts";
import type { CommandIo } from "../io.ts";

/**
 * The values of the environment variables that texts mention as `${env.NAME}`. It errs on the side of too many: a text is
 * not read as what it is, but searched.
 */
export function secretsIn(io: CommandIo, texts: readonly string[]): Secret[] {
  const mentions = texts.flatMap((text) => [...text.matchAll(/\$\{\s*env\.([A-Za-z_]\w*)\s*\}/g)]);
  const values = new Set(mentions.flatMap(([, name = ""]) => io.env[name] ?? []));
  return [...values].map((value) => new Secret(value));
}

/** The texts of files; those that cannot be read mention nothing. */
export async function textsOf(files: readonly string[]): Promise<string[]> {
  return await Promise.all(files.map((file) => readFile(file, "utf8").catch(() => "")));
}
