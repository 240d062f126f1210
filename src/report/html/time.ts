import { markup, type Markup } from "./markup.ts";

/** A point in time to the minute, in UTC; a text that is none stays as it is. */
export function renderTime(iso: string): Markup {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return markup`${iso}`;
  const [day, clock = ""] = time.toISOString().split("T");
  return markup`<time datetime="${iso}">${day} ${clock.slice(0, 5)} UTC</time>`;
}
