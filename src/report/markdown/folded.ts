import { prose } from "./prose.ts";

/**
 * What is the same in every report of a space, such as what can never be compared, folded so that it does not bury what is new.
 * A block with what parts it from the next one; empty where there is nothing to say.
 *
 * @param texts Sentences without marks.
 */
export function folded(title: string, texts: readonly string[]): string {
  if (texts.length === 0) return "";
  return `<details><summary>${title}</summary>\n\n${texts.map((text) => prose(text)).join("\n\n")}\n\n</details>\n\n`;
}
