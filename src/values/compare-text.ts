/** The order of two texts by code units: it must not hang on the locale of the machine. For `toSorted`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
