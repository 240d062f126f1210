import { shortHash } from "../../values/short-hash.ts";

const texts = ["", "Made in the app.", "Used by the spring campaign.\nAsk the growth team before changing it."];

/**
 * The description of a seeded object. One in four ends in the marker of another project, as this tool writes it; a
 * test reads these markers with the code that knows them, which the simulator must not import.
 *
 * @param key Left out for objects that have none.
 */
export function describeSeed(name: string, index: number, key?: string): string {
  const text = texts[index % texts.length] ?? "";
  if (index % 4 !== 1) return text;
  const body = `[audiencectl:lifecycle@production/${name}#2 ${key === undefined ? "-" : shortHash(key, 4)} .`;
  const marker = `${body} =${shortHash(body, 4)}]`;
  return text === "" ? marker : `${text}\n${marker}`;
}
