import { readFileSync } from "node:fs";
import path from "node:path";
import { Refusal } from "./refusal.ts";

/** The words of a call of gh. */
export interface GhWords {
  flags: Record<string, string | true>;
  /** What `--field` and `--raw-field` give. A name that ends in `[]` collects a list. */
  fields: Record<string, string | string[]>;
  positional: string[];
}

/**
 * Reads flags as gh does: fields may be texts or, with --field, the content of a file.
 *
 * @param valued Flags that take a value.
 * @param plain Flags that take none.
 * @throws {Refusal} for any other flag.
 */
export function readGhWords(
  words: readonly string[],
  cwd: string,
  valued: readonly string[],
  plain: readonly string[],
): GhWords {
  const result: GhWords = { flags: {}, fields: {}, positional: [] };
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (plain.includes(word)) result.flags[word] = true;
    else if (valued.includes(word)) result.flags[word] = rest.shift() ?? "";
    else if (word === "--field" || word === "--raw-field") {
      const [, name = "", text = ""] = /^([^=]+)=([\s\S]*)$/.exec(rest.shift() ?? "") ?? [];
      const isFile = word === "--field" && text.startsWith("@");
      const value = isFile ? readFileSync(path.resolve(cwd, text.slice(1)), "utf8") : text;
      result.fields[name] = name.endsWith("[]") ? [result.fields[name] ?? [], value].flat() : value;
    } else if (word.startsWith("-")) throw new Refusal(`gh: unknown flag: ${word}`);
    else result.positional.push(word);
  }
  return result;
}
