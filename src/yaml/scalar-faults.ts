/** A fault of a single value, before its place is known. */
export interface ScalarFault {
  code: "document-lossy-number" | "document-encoding";
  message: string;
  hint: string;
}

/** What is wrong with a scalar that YAML itself accepts, or `undefined`. `written` is its text in the file. */
export function findScalarFault(value: unknown, written: string): ScalarFault | undefined {
  if (typeof value === "number" && isLossy(value, written)) {
    const message = `${written} ${whatIsLost(value, written)}`;
    return { code: "document-lossy-number", message, hint: `put it in quotes if it is a text: "${written}"` };
  }
  if (typeof value === "string" && /\p{Surrogate}/u.test(value)) {
    const message = "the text holds half of a character, which UTF-8 cannot store";
    return {
      code: "document-encoding",
      message,
      hint: "write characters beyond U+FFFF as one \\U escape or as they are",
    };
  }
  return undefined;
}

function whatIsLost(value: number, written: string): string {
  if (!Number.isFinite(value)) return "is not a finite number";
  // The number itself is kept here, and no longer where its neighbour is read, which may be read as the same.
  if (String(value) === written) return "is so large that its last digits are not certain to be kept";
  return `would be read as ${value}`;
}

/** Whether reading as a number loses something that was written: leading zeros, digits, or everything. */
function isLossy(value: number, written: string): boolean {
  if (!Number.isFinite(value)) return true;
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return true;
  if (/^[-+]?0\d/.test(written)) return true;
  return !written.startsWith("0x") && written.replaceAll(/e.*$|\D/gi, "").replace(/^0+/, "").length > 17;
}
