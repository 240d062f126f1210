import { diffLines } from "diff";

/** One line of a text diff. */
export interface DiffLine {
  sign: "+" | "-" | " ";
  text: string;
}

/** The line-by-line difference between two texts. Line breaks at the end do not count. */
export function diffText(before: string, after: string): DiffLine[] {
  const parts = diffLines(`${before.trimEnd()}\n`, `${after.trimEnd()}\n`);
  return parts.flatMap((part) => {
    const sign = part.added ? "+" : part.removed ? "-" : " ";
    return part.value
      .replace(/\n$/, "")
      .split("\n")
      .map((text): DiffLine => ({ sign, text }));
  });
}
