/** An instant without its milliseconds, which nobody reads: `2026-03-02T16:41:07Z`. What has another shape stays as it is. */
export function withoutMillis(instant: string): string {
  return instant.replace(/(?<=T\d\d:\d\d:\d\d)\.\d+(?=Z$)/, "");
}
