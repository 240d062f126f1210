import type { YamlField } from "./find-field.ts";
import { nextLine, startOfLine, type TextEdit } from "./text-edit.ts";

/** Takes a field out of its mapping; `undefined` where nothing would be left of that, or where other things share its lines. */
export function removeField(source: string, { key, value, map, flow }: YamlField): TextEdit[] | undefined {
  const at = map.items.findIndex((item) => item.key === key);
  if (map.items.length < 2 || at === -1) return undefined;
  const [start] = key.range;
  const end = start + source.slice(start, value.range[1]).trimEnd().length;
  if (map.flow !== true) {
    const lineStart = startOfLine(source, start);
    if (flow || source.slice(lineStart, start).trim() !== "") return undefined;
    return [{ start: lineStart, end: nextLine(source, end), text: "" }];
  }
  const next = map.items[at + 1]?.key.range?.[0];
  if (next !== undefined) return [{ start, end: next, text: "" }];
  const previous = map.items[at - 1]?.value?.range?.[1];
  return previous === undefined ? undefined : [{ start: previous, end, text: "" }];
}
