import fc from "fast-check";

/** How many code points stand for half of a pair, from U+D800. */
const halves = 0x800;
const firstHalf = 0xd800;

/**
 * One character, whichever Unicode has: as `unit: "binary"` of fast-check, which makes a table of all of them the first time that a
 * process asks.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.nat(0x10ffff - halves).map(
  (index) => String.fromCodePoint(index < firstHalf ? index : index + halves),
  (text) => {
    const code = typeof text === "string" ? text.codePointAt(0) : undefined;
    if (code === undefined || text !== String.fromCodePoint(code)) throw new Error("not one character");
    return code < firstHalf ? code : code - halves;
  },
);
