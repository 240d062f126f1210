import type { Cursor } from "./cursor.ts";
import { operatorOfFunction, operators } from "./spelling.ts";
import type { Token } from "./token.ts";

/** Whether a comparison written as a sign is at a token ahead of the current one: `=`, or `! =`. */
export function operatorAt(cursor: Cursor, ahead = 0): boolean {
  const { kind, text } = cursor.peek(ahead);
  if (kind !== "operator") return false;
  return operators[text] !== undefined || (text === "!" && isSign(cursor.peek(ahead + 1)));
}

/**
 * Takes the signs that are next and gives the comparison that they are meant to be: `=!` is reported as `!=`, once.
 * `undefined` where nobody knows.
 */
export function takeOperator(cursor: Cursor): Token | undefined {
  const first = cursor.take();
  const signs = [first];
  while (isSign(cursor.peek())) signs.push(cursor.take());
  if (signs.length === 1) return first;
  const span = { start: first.start, end: signs.at(-1)?.end ?? first.end };
  const text = meantBy(signs.map((sign) => sign.text).join(""));
  const written = `"${signs.map((sign) => sign.text).join(cursor.source.slice(first.end, signs[1]?.start) && " ")}"`;
  const place = { code: "query-foreign-spelling", ...span } as const;
  if (text === undefined) {
    const known = [...operatorOfFunction.values()].join(" ");
    cursor.fail({
      ...place,
      message: `${written} is not a comparison of the query language`,
      hint: `write one of ${known}`,
    });
    return undefined;
  }
  const message = `${written} is written "${text}" in the query language`;
  cursor.note({ ...place, severity: "error", message, fix: { ...span, text } });
  return { kind: "operator", text, value: text, ...span };
}

function isSign({ kind, text }: Token): boolean {
  return kind === "operator" && (operators[text] !== undefined || text === "!");
}

/** The comparison of signs that are doubled or in another order; none where they are those of several. */
function meantBy(signs: string): string | undefined {
  const known = operators[signs]?.current;
  if (known !== undefined || /^=+$/.test(signs)) return known ?? "=";
  const [, sign] = /^=*([<>!])=+$|^=+([<>!])$/.exec(signs)?.filter((each) => each !== undefined) ?? [];
  return sign === undefined ? undefined : `${sign}=`;
}
