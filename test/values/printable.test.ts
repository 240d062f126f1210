import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  characterNumber,
  escapeControls,
  isUnfileable,
  replaceUnfileable,
  replaceUnprintable,
  toCells,
  toPrintable,
  wellFormed,
} from "../../src/values/printable.ts";
import { anyCharacter } from "../support/any-character.ts";

const anyText = fc.array(
  fc.oneof(
    fc.string({ unit: anyCharacter }),
    fc.constantFrom(
      "\0",
      "\t",
      "\n",
      "\u007F",
      "\u0085",
      "\u00AD",
      "\u202E",
      "\u2028",
      "\u{D800}",
      "\u{FFFE}",
      "\u{E0041}",
    ),
  ),
);

/** What reads the escapes of reports back, to see that nothing gets lost in them. */
function unescape(text: string): string {
  return text.replaceAll(/\\u\{([0-9a-f]+)\}/g, (_, digits: string) =>
    String.fromCodePoint(Number.parseInt(digits, 16)),
  );
}

describe("what is not shown as itself", () => {
  test("is escaped so that it can be read back", () => {
    fc.assert(
      fc.property(anyText, (parts) => {
        const text = parts
          .join("")
          .replaceAll("\\", "/")
          .replaceAll(/(?<=[\uD800-\uDBFF])(?=[\uDC00-\uDFFF])/g, "");
        expect(unescape(escapeControls(text))).toBe(text);
      }),
    );
  });

  test("is nowhere in an escaped text", () => {
    fc.assert(
      fc.property(anyText, (parts) => {
        expect(escapeControls(parts.join(""))).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\uFFFE\uFFFF]/u);
      }),
    );
  });

  test("is all that is replaced", () => {
    expect(replaceUnprintable("é\u200B👩‍🔬\n", () => "?")).toBe("é?👩?🔬?");
  });

  test.each([
    ["a line break", "a\nb", "a\\u{a}b"],
    ["the reading direction", "a\u202Eb", "a\\u{202e}b"],
    ["a soft hyphen", "a\u00ADb", "a\\u{ad}b"],
    ["half a character", "a\uD800b", "a\\u{d800}b"],
    ["what is no character", "a\uFFFEb", "a\\u{fffe}b"],
    ["a tag", "a\u{E0041}b", "a\\u{e0041}b"],
    ["a blank that is none", "a\u00A0b\u2009c", "a\\u{a0}b\\u{2009}c"],
    ["a mark beside its letter", "Zu\u0308rich", "Zu\\u{308}rich"],
    ["a character that stands for another one", "\u212B", "\\u{212b}"],
    ["the parts of a Korean syllable", "\u1112\u1161\u11AB \uD558\u11AB", "\u1112\\u{1161}\\u{11ab} \uD558\\u{11ab}"],
  ])("covers %s", (_title, text, escaped) => {
    expect(escapeControls(text)).toBe(escaped);
  });
});

describe("two texts that look alike", () => {
  test.each(["Zürich", "q\u0308", "हिन्दी", "ภาษาไทย", "한국어", "日本\u3000語", "👩‍🔬 ❤️".replace("\u200D", "")])(
    "are left as they are where there is one spelling: %s",
    (text) => {
      expect(escapeControls(text)).toBe(text);
    },
  );

  test("are never the same to a reader, because nothing but the usual spelling stands in a report", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const decomposed = text.normalize("NFD");
        expect(escapeControls(decomposed)).toBe(escapeControls(decomposed).normalize("NFC"));
        if (decomposed !== text) expect(escapeControls(decomposed)).not.toBe(escapeControls(text));
      }),
    );
  });
});

describe("what no file should hold as it is", () => {
  test("is what is not shown, but for line feeds, tabs and joiners", () => {
    expect(["\n", "\t", "\u200C", "\u200D", "é"].map(isUnfileable)).toEqual([false, false, false, false, false]);
    expect(["\r", "\0", "\u200B", "\uFEFF", "\uFFFF"].map(isUnfileable)).toEqual([true, true, true, true, true]);
  });

  test("is gone when it is replaced", () => {
    fc.assert(
      fc.property(anyText, (parts) => {
        expect(isUnfileable(replaceUnfileable(parts.join(""), () => "?"))).toBe(false);
      }),
    );
  });
});

test("any text can be encoded once its halves of characters are escaped", () => {
  fc.assert(
    fc.property(anyText, (parts) => {
      expect(() => encodeURIComponent(wellFormed(parts.join("")))).not.toThrow();
    }),
  );
});

test("a character has a number", () => {
  expect(["\0", "é", "🎉"].map(characterNumber)).toEqual(["U+0000", "U+00E9", "U+1F389"]);
});

describe("a line as it is drawn", () => {
  test("gives wide characters two columns, and accents and joiners none", () => {
    expect(toCells("a漢e\u0301🎉").map(({ width }) => width)).toEqual([1, 2, 1, 0, 2]);
  });

  test("gives an escape the columns that it takes", () => {
    expect(toCells("\t\u0007")).toEqual([
      { text: "  ", width: 2 },
      { text: "\\u{7}", width: 5 },
    ]);
  });
});

describe("a text in a message", () => {
  test("has its line breaks and controls as escapes", () => {
    expect(toPrintable("a\nb\u0007")).toBe("a\\nb\\u{7}");
  });

  test("is cut after the limit, and the cut shown", () => {
    expect([toPrintable("abc", 3), toPrintable("abcd", 3)]).toEqual(["abc", "abc…"]);
  });
});
