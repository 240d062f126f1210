/**
 * One spelling for each number: `.20` and `00.2` → `0.2`, `-0` → `0`. Works on the text, so that no digit is lost.
 * A whole number and a decimal stay different (`5`, `5.0`): for a typed column they may be.
 */
export function canonicalNumber(text: string): string {
  const match = /^(-?)(\d*)(?:\.(\d+))?$/.exec(text);
  if (!match) return text;
  const [, sign = "", whole = "", fraction] = match;
  const integer = whole.replace(/^0+(?=\d)/, "") || "0";
  const decimals = fraction === undefined ? "" : `.${fraction.replace(/(?<=\d)0+$/, "")}`;
  return /[1-9]/.test(text) ? `${sign}${integer}${decimals}` : `${integer}${decimals}`;
}
