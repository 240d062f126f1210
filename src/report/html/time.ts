import { minuteText } from "../../values/minute-text.ts";
import { markup, type Markup } from "./markup.ts";

/** A point in time to the minute, in UTC; a text that is none stays as it is. */
export function renderTime(iso: string): Markup {
  const text = minuteText(iso);
  return text === iso ? markup`${iso}` : markup`<time datetime="${iso}">${text}</time>`;
}
