import { asWritten, parseTemplate } from "../values/template.ts";

/** A text whose interpolations are hidden behind numbers, so that it can be read as if they were filled in. */
export interface HiddenText {
  text: string;
  /** Whether a text holds one of the numbers. */
  isHiding: (text: string) => boolean;
  /** Puts the interpolations back; `undefined` when a number was lost or has moved. */
  restore: (text: string) => string | undefined;
}

const indexDigits = 4;

/**
 * Puts a number in the place of each interpolation, because a number is read wherever a value may stand. It is as
 * long as the interpolation where that can be, so that lines are broken where people would break them.
 *
 * @returns `undefined` when an interpolation is not closed.
 */
export function hideInterpolations(text: string): HiddenText | undefined {
  const { parts, closed } = parseTemplate(asWritten(text));
  if (!closed) return undefined;
  // A one before zeros: whatever digits touch it, it is found at one place only.
  let prefix = "10000000";
  while (text.includes(prefix)) prefix += "0";
  const hidden: { number: string; written: string }[] = [];
  const pieces = parts.map(({ type, start, end }) => {
    const written = text.slice(start, end);
    if (type === "text") return written;
    const number = (prefix + String(hidden.length).padStart(indexDigits, "0")).padEnd(written.length, "0");
    hidden.push({ number, written });
    return number;
  });
  return {
    text: pieces.join(""),
    isHiding: (other) => other.includes(prefix),
    restore(printed) {
      let result = "";
      let at = 0;
      for (const { number, written } of hidden) {
        const next = printed.indexOf(number, at);
        if (next === -1) return undefined;
        result += printed.slice(at, next) + written;
        at = next + number.length;
      }
      result += printed.slice(at);
      return result.includes(prefix) ? undefined : result;
    },
  };
}
