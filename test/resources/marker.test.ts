import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinDescription, looksLikeMarker, splitDescription } from "../../src/resources/marker.ts";
import { partMark, type SentSecrets } from "../../src/resources/sent-secrets.ts";
import { hashKey, isOwnedBy, type Owner, type Ownership } from "../../src/resources/ownership.ts";
import { sealMarker } from "../support/seal-marker.ts";

const label = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/);
const uid = fc.option(fc.stringMatching(/^[a-z0-9]{2,12}$/), { nil: undefined });
const sentSecrets = fc
  .record({
    part: fc.string().map(partMark),
    version: fc.option(fc.integer({ min: 1, max: 999_999_999 }), { nil: undefined }),
    print: fc.stringMatching(/^[0-9A-Za-z]{2}$/),
  })
  .map(({ version, ...rest }): SentSecrets => ({ ...rest, ...(version !== undefined && { version }) }));
const ownership = fc
  .record({
    project: label,
    uid,
    environment: label,
    name: label,
    keyHash: fc.oneof(fc.constant("-"), fc.string().map(hashKey)),
    baseline: fc.stringMatching(/^([0-9A-Za-z]{3}|\.){1,12}$/),
    protect: fc.boolean(),
    sent: fc.array(sentSecrets, { maxLength: 4 }),
  })
  .map(({ uid: id, sent, ...rest }): Ownership => ({
    ...rest,
    ...(id !== undefined && { uid: id }),
    ...(sent.length > 0 && { sent }),
  }));
const text = fc
  .array(fc.string({ unit: "grapheme" }))
  .map((lines) => lines.join("\n").replaceAll("\r", "").trim())
  .filter((value) => !looksLikeMarker(value));

const unsealed = "[audiencectl:growth.k3f9@production/a#3 Kq9z a3F...b0d protect]";
const marker = sealMarker(unsealed);

describe("the ownership marker", () => {
  test("text and owner come back as they were, also with line breaks of Windows and blanks at the end", () => {
    fc.assert(
      fc.property(text, ownership, (words, owner) => {
        const stored = joinDescription(words, owner);
        expect(splitDescription(stored)).toEqual({ text: words, ownership: owner });
        expect(splitDescription(stored.replaceAll("\n", "\r\n")).ownership).toEqual(owner);
        expect(splitDescription(`${stored}  `).ownership).toEqual(owner);
        expect(splitDescription(stored.trim()).ownership).toEqual(owner);
      }),
    );
  });

  test("says whose the object is, which key it had and what was applied", () => {
    expect(splitDescription(marker).ownership).toEqual({
      project: "growth",
      uid: "k3f9",
      environment: "production",
      name: "a",
      keyHash: "Kq9z",
      baseline: "a3F...b0d",
      protect: true,
    });
  });

  test.each([
    ["is not the last line", `${marker}\nAda was here.`, "Ada was here."],
    ["stands in the middle", `One\n${marker}\nTwo`, "One\nTwo"],
    ["lost its line break to a blank", `Ada was here. ${marker}`, "Ada was here."],
    ["lost its line break to a break of HTML", `Ada was here.<br>${marker}`, "Ada was here."],
    ["lost its line break to a closed break of HTML", `Ada was here.<br />${marker}`, "Ada was here."],
    ["lost its line break altogether", `Ada was here.${marker}`, "Ada was here."],
  ])("still counts when it %s", (_title, stored, words) => {
    expect(splitDescription(stored)).toMatchObject({ text: words, ownership: { project: "growth", name: "a" } });
  });

  test.each([
    "[audiencectl:growth/a#oops]",
    marker.slice(0, -1),
    sealMarker(unsealed.replace("growth", "Growth")),
    sealMarker(unsealed.replace("@production", "")),
    sealMarker(unsealed.replace("#3", "#x")),
    sealMarker(unsealed.replace("Kq9z", "Kq9")),
    `${marker}\n${marker}`,
    `the line ${sealMarker(unsealed.replace("protect", "PROTECT"))} marks it`,
  ])("is nobody's to use when it is damaged or there are two: %j", (stored) => {
    expect(splitDescription(stored).ownership).toBe("unreadable");
  });

  test("is damaged by a change of any letter of it, however well it reads after that", () => {
    fc.assert(
      fc.property(ownership, fc.nat(), fc.constantFrom("a", "0", "Z", "z", "9", ".", "-"), (owner, place, letter) => {
        const stored = joinDescription("", owner);
        const at = place % (stored.length - 1);
        fc.pre(stored[at] !== letter);
        const changed = stored.slice(0, at) + letter + stored.slice(at + 1);
        expect(splitDescription(changed).ownership).toBe("unreadable");
      }),
    );
  });

  test.each<[string, string, string]>([
    ["the project", "growth", "growht"],
    ["the uid", ".k3f9", ""],
    ["the environment", "@production", "@staging"],
    ["the name", "/a#", "/b#"],
    ["the format", "#3", "#4"],
    ["the key", "Kq9z", "Kq9Z"],
    ["what was applied", "a3F", "..."],
    ["the words", " protect", ""],
    ["the word of what becomes of it", "protect", "disable"],
    ["what was sent", "protect", "protect sent:Kq9z-2-fG"],
    ["the check", / =.*\]$/.exec(marker)?.[0] ?? "", "]"],
  ])("is damaged when %s is another than was written", (_part, was, becomes) => {
    expect(splitDescription(marker.replace(was, becomes)).ownership).toBe("unreadable");
  });

  test.each<[string, (stored: string) => string]>([
    ["a capital", (stored) => stored.replace("[a", "[A")],
    ["capitals alone", (stored) => stored.toUpperCase()],
    ["no bracket", (stored) => stored.slice(1)],
    ["no brackets", (stored) => stored.slice(1, -1)],
    ["other brackets", (stored) => `(${stored.slice(1, -1)})`],
    ["a blank after the bracket", (stored) => stored.replace("[", "[ ")],
    ["no colon", (stored) => stored.replace(":", " ")],
    ["emphasis", (stored) => stored.replace("audiencectl", "**audiencectl**")],
    ["codes of HTML", (stored) => stored.replace("[", "&#91;").replace("]", "&#x5D;")],
    ["codes of HTML alone", (stored) => stored.replaceAll(/[^\w ]/g, (sign) => `&#${sign.charCodeAt(0)};`)],
    ["escapes of Markdown", (stored) => stored.replaceAll(/[[\]#.=]/g, String.raw`\$&`)],
    ["a colon of full width", (stored) => stored.replace(":", "：")],
    ["other blanks", (stored) => stored.slice(1).replace(" ", "\u00A0").replace(" ", "&nbsp;")],
    ["a line break in it", (stored) => stored.slice(1).replace(" ", "\n")],
    ["nothing before the name of the manifest", (stored) => stored.slice(stored.indexOf("/"))],
  ])("is damaged when it has %s", (_title, damage) => {
    const sent = sealMarker(unsealed.replace("Kq9z", "-").replace("protect", "sent:Kq9z-2-fG,x1Z0--0a"));
    for (const whole of [marker, sent])
      for (const stored of [damage(whole), `Ada was here.\n${damage(whole)}`, `${damage(whole)}\n${whole}`]) {
        expect(splitDescription(stored).ownership, stored).toBe("unreadable");
        expect(looksLikeMarker(stored), stored).toBe(true);
      }
  });

  test.each([
    "see audiencectl:growth/a",
    "see audiencectl: docs",
    "Made with Audiencectl: https://example.com/docs#2 says how",
    "ada@production/a#2 with care",
    "reports/a#2 with care = done",
    "Spent a = 1000, see tickets/growth#2048",
    "(audiencectl)",
    "[audience",
  ])("is not seen in a text without one: %j", (stored) => {
    expect(splitDescription(stored)).toEqual({ text: stored, ownership: undefined });
  });

  test.each(["/a#2 ab", "/a", "/a#2 abcd .", "/a#2 abcd . a a", "/a#2 abcd . sent:", " a", "/a#2 - a =abc", "&#", "["])(
    "is looked for once along a text, whatever that repeats: %j",
    (piece) => {
      const long = piece.repeat(100_000);
      expect([long, `/a#2 abcd .${long}`].some(looksLikeMarker)).toBe(false);
    },
  );
});

describe("what a marker remembers of the secrets of parts", () => {
  const withSent = (entries: string): string => sealMarker(unsealed.replace(" protect", ` protect sent:${entries}`));
  const first = { part: "Kq9z", version: 2, print: "fG" };

  test.each([
    ["Kq9z-2-fG", [first]],
    ["Kq9z-2-fG-7x", [{ ...first, places: "7x" }]],
    ["Kq9z-2-fG,x1Z0--0a", [first, { part: "x1Z0", print: "0a" }]],
    ["Kq9z-2-fG,x1Z0--", [first]],
    ["Kq9z-2-fG,,x1Z0-1-0ab,oops,x-1-aa,x1Z0-1.5-aa", [first]],
  ])("is read entry by entry, and one of another build costs nothing else: %s", (entries, sent) => {
    expect(splitDescription(withSent(entries)).ownership).toMatchObject({ name: "a", protect: true, sent });
  });

  test.each(["", "oops"])("is nothing when none can be read: %j", (entries) => {
    expect(splitDescription(withSent(entries)).ownership).toMatchObject({ name: "a" });
    expect(splitDescription(withSent(entries)).ownership).not.toHaveProperty("sent");
  });

  test.each(["sent", "sent:Kq9z-2-fG protect", "sent:Kq9z-2-fG sent:Kq9z-2-fG"])(
    "stands once, and last: %s",
    (words) => {
      const { ownership: found } = splitDescription(sealMarker(unsealed.replace("protect", words)));
      if (words === "sent") expect(found).not.toHaveProperty("sent");
      else expect(found).toBe("unreadable");
    },
  );
});

test("a marker of another format still says whose the object is, and nothing of what was applied", () => {
  expect(splitDescription(sealMarker(unsealed.replace("#3", "#4"))).ownership).toMatchObject({
    project: "growth",
    baseline: "",
  });
});

describe("what an object that was let go says", () => {
  test("is known to be ours, and is no text of anybody", () => {
    expect(splitDescription("No longer managed as code.")).toEqual({ text: "", ownership: undefined });
  });
});

describe("an owner", () => {
  const growth: Owner = { project: "growth", environment: "production" };

  test.each<[string, Owner, Parameters<typeof isOwnedBy>[1], boolean]>([
    ["the same project and environment", growth, growth, true],
    ["another environment", { ...growth, environment: "staging" }, growth, false],
    ["another project", { ...growth, project: "crm" }, growth, false],
    ["the same uid", { ...growth, uid: "k3f9" }, { ...growth, uid: "k3f9" }, true],
    ["another uid", { ...growth, uid: "k3f9" }, { ...growth, uid: "zzzz" }, false],
    ["a uid where the project has none", { ...growth, uid: "k3f9" }, growth, false],
    ["no uid where the project has one", growth, { ...growth, uid: "k3f9" }, false],
    [
      "no uid, from before the project had one",
      growth,
      { ...growth, uid: "k3f9", previous: { projects: ["growth"], environments: [] } },
      true,
    ],
    [
      "another uid under a name that the project had",
      { ...growth, uid: "zzzz" },
      { ...growth, uid: "k3f9", previous: { projects: ["growth"], environments: [] } },
      false,
    ],
    [
      "a name that the project had",
      { ...growth, project: "marketing" },
      { ...growth, previous: { projects: ["marketing"], environments: [] } },
      true,
    ],
    [
      "a name that the environment had",
      { ...growth, environment: "prod" },
      { ...growth, previous: { projects: [], environments: ["prod"] } },
      true,
    ],
  ])("and a marker with %s", (_title, of, owner, expected) => {
    expect(isOwnedBy(of, owner)).toBe(expected);
  });
});
