/** A query with runs of white space folded to one blank, outside of quoted text. */
export function foldQuery(text: string): string {
  return text
    .split(/('(?:[^'\\]|\\.)*')/)
    .map((piece, index) => (index % 2 === 0 ? piece.replaceAll(/\s+/g, " ") : piece))
    .join("")
    .trim();
}
