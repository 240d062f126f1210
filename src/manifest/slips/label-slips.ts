import type { JsonValue } from "../../values/json.ts";
import { writeFlow } from "../../yaml/write/write-flow.ts";

/** What to write in place of labels without keys, such as tags; `undefined` where the value is not made of texts. */
export function labelsHint(value: JsonValue): string | undefined {
  const texts = [value].flat();
  if (texts.length === 0 || !texts.every((each) => typeof each === "string")) return undefined;
  const pairs = texts.flatMap((text) => {
    const [, key, label] = /^([^\s=:]+)\s*[=:]\s*([^\s=:]+)$/.exec(text) ?? [];
    return key === undefined || label === undefined ? [] : [[key, label] as const];
  });
  const labels = Object.fromEntries(pairs);
  const isWhole = Object.keys(labels).length === texts.length;
  return isWhole ? `write ${writeFlow(labels)}` : "write, for example, { team: growth }";
}
