import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { disarmCommands } from "../../../src/report/github/disarm-commands.ts";
import { hostileTexts } from "../golden/hostile-texts.ts";
import { readAsRunner } from "./runner.ts";

/** Texts in which commands are likely. */
const text = fc
  .array(fc.constantFrom("::", ":", "##[", "error", "stop-commands", "]", "x", " ", "\t", "\u{A0}", "\n", "\r", "#"))
  .map((parts) => parts.join(""));

describe("a disarmed text", () => {
  test.each(["json", "markup"] as const)(
    "has no command that the runner would find, with escapes as in %s",
    (style) => {
      expect(readAsRunner(hostileTexts.workflow)).not.toEqual([]);
      expect(readAsRunner(disarmCommands(hostileTexts.workflow, style))).toEqual([]);
      fc.assert(
        fc.property(text, (any) => {
          expect(readAsRunner(disarmCommands(any, style))).toEqual([]);
        }),
        { numRuns: 2000 },
      );
    },
  );

  test("shows what would have been one", () => {
    expect(disarmCommands("a\n  ::error::b\n3 | ##[error]c\n")).toBe("a\n  \\u003a:error::b\n3 | ##\\u005berror]c\n");
  });

  test("shows it to readers of XML and HTML", () => {
    expect(disarmCommands("a\n  ::error::b\n3 | ##[error]c\n", "markup")).toBe(
      "a\n  &#58;:error::b\n3 | ##&#91;error]c\n",
    );
  });

  test("is the text itself where the runner would not look", () => {
    const harmless = "a::error::b\nall.yaml:3:5: error: # [x] ##\n";
    expect(disarmCommands(harmless)).toBe(harmless);
  });

  test("means the same to a reader of JSON lines", () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(JSON.parse(disarmCommands(JSON.stringify({ any })))).toEqual({ any });
      }),
    );
  });
});
