import { plural } from "./words.ts";

/** How long ago something was, in one unit, rounded down: `3 hours ago`. @param seconds At least 0. */
export function agoText(seconds: number): string {
  if (seconds < 60) return "less than a minute ago";
  if (seconds < 3600) return `${plural(Math.floor(seconds / 60), "minute")} ago`;
  if (seconds < 172_800) return `${plural(Math.floor(seconds / 3600), "hour")} ago`;
  return `${plural(Math.floor(seconds / 86_400), "day")} ago`;
}
