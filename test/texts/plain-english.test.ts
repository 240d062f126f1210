import { readFileSync } from "node:fs";
import path from "node:path";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import { pages, root } from "../readme/pages.ts";

/**
 * Phrases that readers had to read twice, and what to write. A phrase is a regular expression without case. What is right in
 * its place is left out: `start anew` in the hidden comments of pages, which no reader sees; `stands for`, of wildcards and
 * placeholders; and `told apart`.
 */
const phrases: readonly [phrase: string, better: string][] = [
  [String.raw`(?<!start |write-)\banew\b`, "again; recreated; deleted and recreated"],
  [String.raw`\blet(?:s|ting)? (?:\S+ )?go(?: of)?\b(?! on)`, "release, released"],
  [String.raw`\bnobody owns\b|\bthat somebody owns\b|\bowned by nobody\b|\bnobody's\b`, "unmanaged, managed by …"],
  [String.raw`\bwhoever owns\b`, "managed or not"],
  [String.raw`\btwins?\b`, "an object with this name already exists"],
  [String.raw`\bwith(?:out)? leave\b|\bneeds[ -]leave\b`, "if allowed, without permission"],
  [String.raw`\bmay not be applied\b`, "cannot be applied"],
  [String.raw`\bsay --`, "pass --"],
  [String.raw`\b(?:if|when) it is meant[,;.]`, "if it is intended"],
  [String.raw`\bso far\b`, "before"],
  [String.raw`\bstands?\b(?! for\b| in for\b)`, "is, is in, comes after, appears"],
  [String.raw`\bto be had\b`, "can be read, is available"],
  [String.raw`\btells? (?:truly|of)\b|\bin peace\b`, "reports, is left alone"],
  [String.raw`\b(?:is|are) told\b(?! apart\b)`, "is reported"],
  [String.raw`\bgoes and comes with\b`, "recreated because … is replaced"],
  [String.raw`\btakes? (?:it|the (?:change|edit)) back\b`, "revert the change"],
  [String.raw`\bbreak off\b|\bbroken off\b|\bcut short\b`, "cancel, stop, interrupted"],
  [String.raw`\bunder way\b`, "in progress, in flight"],
  [String.raw`\bdone already\b`, "already done, already applied"],
  [String.raw`\bcarr(?:y|ies) (?:it|a plan) out\b|\bcarried out\b`, "applies, makes the change"],
  [String.raw`\bmeans nothing\b`, "is not valid, is unknown"],
  [String.raw`\bfor tries\b|\bin tries\b`, "for experiments, to try things"],
  [String.raw`\bshouts?\b|\bshouted\b`, "flags, is highlighted"],
  [String.raw`\bpainted over\b`, "updated in place"],
  [String.raw`\b(?:takes?|taken) down\b`, "records"],
  [String.raw`\bhangs? (?:on|together)\b`, "depends on, belongs to"],
  [String.raw`\bno (?:other|others) than\b|\bof others\b`, "managed by other projects"],
  [String.raw`\banswered with\b`, "failed (HTTP …)"],
  [String.raw`\bwill do\b`, "type …"],
  [String.raw`\bknown here\b`, "allowed fields"],
  [String.raw`\bwrit(?:e|es|ing|ten) over\b`, "overwrite"],
  [String.raw`\bmend(?:s|ed|ing)?\b`, "fix"],
  [String.raw`\bheld against\b`, "checked against, compared with"],
  [String.raw`\bis no (?:drift|test|manifest)\b|\bare no drift\b`, "is not drift"],
  [String.raw`\bsomebody sits\b|\bnobody can be asked\b`, "in a terminal; stdin is not a terminal"],
  [String.raw`\bnothing to go on\b|\bblanks between\b`, "press Enter to finish, separated by spaces"],
  [
    String.raw`\bin no relation\b|\bwaive the guards\b|\bin so many words\b`,
    "no dependencies, exceed the limits, explicitly",
  ],
  [String.raw`\bwish to delete\b|\bhas a price\b`, "looks as if everything should be deleted, has a cost"],
  [String.raw`\bo'clock\b`, "Mon, Wed at 09:00"],
  [String.raw`\bfrom elsewhere\b`, "does not come from this branch"],
  [String.raw`\bno usable answer\b`, "failed: …"],
  [String.raw`\bneither more nor less\b`, "must be counted or summed before comparing"],
  [String.raw`\beverybody (?:is|is to be) sent again\b`, "all members are re-sent"],
  [String.raw`\bfrom what (?:was|is) \w+ to what\b`, "Applied → live"],
];

/** Texts of the program: what is in quotes in its sources, without comments. */
function textsOf(file: string): { text: string; line: number }[] {
  const source = readFileSync(file, "utf8");
  const found = source.matchAll(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`/g,
  );
  return [...found]
    .filter(([text]) => !text.startsWith("/"))
    .map(({ 0: text, index }) => ({ text, line: source.slice(0, index).split("\n").length }));
}

const places = [
  ...globSync("src/**/*.ts", { cwd: root }).flatMap((file) =>
    textsOf(path.join(root, file)).map(({ text, line }) => ({ place: `${file}:${line}`, text })),
  ),
  ...[...pages, "CHANGELOG.md", ...globSync("schemas/*.json", { cwd: root })].flatMap((file) =>
    readFileSync(path.join(root, file), "utf8")
      .split("\n")
      .map((text, index) => ({ place: `${file}:${index + 1}`, text })),
  ),
];

test.each(phrases)("no text says /%s/; write: %s", (phrase) => {
  const pattern = new RegExp(phrase, "i");
  expect(places.filter(({ text }) => pattern.test(text)).map(({ place, text }) => `${place} ${text}`)).toEqual([]);
});
