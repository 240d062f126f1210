import { isJsonObject, type JsonValue } from "../../values/json.ts";
import { readPlaceholder } from "../placeholders.ts";
import type { RecordedExchange } from "../recorded-exchange.ts";

/** Every text that a recording keeps as it is. A replay keeps them, too, or it would differ from it everywhere. */
export function keptTexts(recording: readonly RecordedExchange[]): ReadonlySet<string> {
  const texts = new Set<string>();
  const add = (text: string): void => {
    if (!readPlaceholder(text)) texts.add(text);
  };
  const visit = (value: JsonValue | undefined): void => {
    if (typeof value === "string") add(value);
    else if (Array.isArray(value)) value.forEach(visit);
    else if (isJsonObject(value)) Object.values(value).forEach(visit);
  };
  for (const { request, body } of recording) {
    for (const part of request.path.split("/")) add(decode(part));
    for (const [name, value] of request.query) [name, value].forEach(add);
    visit(request.body);
    visit(body);
  }
  return texts;
}

/** Bytes that are no text are none that anybody wrote. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
