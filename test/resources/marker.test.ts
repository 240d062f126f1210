import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinDescription, looksLikeMarker, splitDescription } from "../../src/resources/marker.ts";

const label = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/);
const ownership = fc.record({
  project: label,
  name: label,
  fingerprint: fc.stringMatching(/^[0-9a-z][0-9a-f]{7}$/),
  protect: fc.boolean(),
});
const text = fc
  .array(fc.string({ unit: "grapheme" }))
  .map((lines) => lines.join("\n").replaceAll("\r", ""))
  .filter((value) => !value.split("\n").some(looksLikeMarker));

describe("the ownership marker", () => {
  test("text and owner come back as they were, also with line breaks of Windows and blanks at the end", () => {
    fc.assert(
      fc.property(text, ownership, (words, owner) => {
        const stored = joinDescription(words, owner);
        expect(splitDescription(stored)).toEqual({ text: words, ownership: owner });
        expect(splitDescription(stored.replaceAll("\n", "\r\n"))).toEqual({ text: words, ownership: owner });
        expect(splitDescription(`${stored}  `).ownership).toEqual(owner);
        expect(splitDescription(stored.trim()).ownership).toEqual(owner);
      }),
    );
  });

  test.each([
    ["[audiencectl:growth/a#10000000]\nAda was here.", "Ada was here."],
    ["One\n[audiencectl:growth/a#10000000]\nTwo", "One\nTwo"],
  ])("a marker that is not the last line still counts: %j", (stored, words) => {
    expect(splitDescription(stored)).toMatchObject({ text: words, ownership: { project: "growth", name: "a" } });
  });

  test.each([
    "[audiencectl:growth/a#oops]",
    "[audiencectl:growth/a#10000000",
    "[audiencectl:Growth/a#10000000]",
    "[audiencectl:growth/a#10000000]\n[audiencectl:growth/b#10000000]",
  ])("a damaged or doubled marker is nobody's to use: %j", (stored) => {
    expect(splitDescription(stored).ownership).toBe("unreadable");
  });

  test.each(["see audiencectl:growth/a", "the line [audiencectl:growth/a#10000000] marks it", "(audiencectl)"])(
    "a text that only speaks of a marker is none: %j",
    (stored) => {
      expect(splitDescription(stored)).toEqual({ text: stored, ownership: undefined });
    },
  );
});
