/** A point in time to the minute, as people read it: `2026-11-28 09:05 UTC`. A text that is none stays as it is. */
export function minuteText(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
