import { describe, expect, test } from "vitest";
import { renderPlanText } from "../../src/report/text/plan-text.ts";
import { createStyle } from "../../src/report/style.ts";
import type { JsonObject } from "../../src/values/json.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { desiredPart, livePart, managing } from "./parts.ts";

const audience = managing(desired("a"), "Destination", "Schedule");
const connection = (spec: JsonObject = {}): JsonObject => ({ destination: { id: "64a1" }, ...spec });
const destination = desiredPart(audience, "Destination", connection(), { manages: ["Activation"] });
const action = { activationType: "Audience Entered", enabled: true };
const winback = { activationName: "winback", ...action };

const space = live("a", { facts: { ...live("a").facts, members: 1200 } });
const mailroom = (spec: JsonObject = {}) =>
  livePart(["aud_a"], "Destination", "con_1", connection(spec), { name: "Mailroom" });
const live1 = livePart(["aud_a", "con_1"], "Activation", "act_1", winback);

/** The blocks of a plan's text, without its headline. */
function blocks(...input: Parameters<typeof plan>): string[] {
  return renderPlanText(plan(...input), createStyle(false))
    .trimEnd()
    .split("\n\n")
    .slice(1);
}

describe("the text of a plan about parts", () => {
  test("names new parts and what they wait for", () => {
    const parts = [destination, desiredPart(destination, "Activation", winback)];
    expect(blocks([audience, ...parts], [])).toEqual([
      expect.stringContaining("  + audience/a will be created"),
      '  + audience/a/destination/64a1 will be created  ("64a1")\n' +
        "      # after audience/a\n" +
        '      + destination.id: "64a1"\n' +
        '      + destination.type: "destination" (default)',
      expect.stringContaining(
        '  + audience/a/destination/64a1/activation/winback will be created  ("winback")\n' +
          "      # after audience/a/destination/64a1\n",
      ),
      expect.stringContaining("Plan: 3 to create"),
    ]);
  });

  test("calls a destination by its name, and counts the members of its audience once", () => {
    const after = { ...winback, enabled: false };
    const declared = desiredPart(audience, "Destination", connection({ connectionSettings: { list: "b" } }), {
      manages: ["Activation"],
    });
    const found = blocks(
      [audience, declared, desiredPart(declared, "Activation", after)],
      [space, mailroom({ connectionSettings: { list: "a" } }), live1],
    );
    expect(found).toEqual([
      '  ~ audience/a/destination/64a1 will be updated in place  ("Mailroom", con_1, 1,200 members)\n' +
        '      # risky: connectionSettings.list changes from "a" to "b": members may be sent to another place from now on\n' +
        '      ~ connectionSettings.list: "a" → "b"',
      expect.stringMatching(
        /^ {2}~ audience\/a\/destination\/64a1\/activation\/winback will be updated in place {2}\("winback", act_1, 1,200 members, to Mailroom\)\n/,
      ),
      expect.stringContaining("Members of what is switched off: 1,200."),
    ]);
  });

  test.each([
    ["updated", { enabled: false }, "update"],
    ["replaced", { audienceType: "ACCOUNTS" }, "replace"],
  ])("says where an audience is connected to that is %s", (_title, spec, action) => {
    const changed = managing(desired("a", spec, { replaceAllowed: true }), "Destination", "Schedule");
    const second = livePart(["aud_a"], "Destination", "con_2", { destination: { id: "64a2" } }, { name: "Adverts" });
    const parts = ["64a1", "64a2"].map((id) => desiredPart(changed, "Destination", { destination: { id } }));
    const found = blocks([changed, ...parts], [space, { ...mailroom(), knows: ["Activation"] }, second]).find((block) =>
      block.includes("audience/a will be"),
    );
    expect(found, action).toMatch(
      /\("A", aud_a, 1,200 members(?: today, not known how many after)?, perhaps sent to Adverts and Mailroom\)/,
    );
  });

  test("says why a part is replaced that goes with its audience", () => {
    const changed = managing(desired("a", { audienceType: "ACCOUNTS" }, { replaceAllowed: true }), "Destination");
    const part = desiredPart(changed, "Destination", connection(), { manages: ["Activation"] });
    const inner = desiredPart(part, "Activation", winback);
    const text = blocks([changed, part, inner], [{ ...space, knows: ["Destination", "Schedule"] }, mailroom(), live1]);
    expect(text.find((block) => block.includes("/destination/64a1 will be"))).toContain(
      "      # recreated because audience/a is replaced",
    );
    expect(text.find((block) => block.includes("/activation/winback will be"))).toContain(
      "      # recreated because audience/a/destination/64a1 is replaced",
    );
  });

  test("shouts when a whole audience is sent again, in the change and at the end", () => {
    const again = { ...winback, enabled: false, performResync: true };
    const text = blocks(
      [audience, destination, desiredPart(destination, "Activation", again)],
      [space, mailroom(), live1],
    ).join("\n\n");
    expect(text).toContain("    !!! all 1,200 members of the audience will be sent to Mailroom");
    expect(text).toMatch(/\n!!! Whole audiences are sent, or may be:\n +"winback", activation of "A"/);
  });

  test("marks secrets, and shows no part of a masked one", () => {
    const settings = { token: "${env.TOKEN}", note: "b" };
    const secrets = [{ pointer: "/connectionSettings/token", name: "TOKEN", source: audience.source }];
    const part = desiredPart(audience, "Destination", connection({ connectionSettings: settings }), { secrets });
    const stored = { token: "\u{2022}\u{2022}\u{2022}tail", note: "a" };
    const [found] = blocks([audience, part], [space, mailroom({ connectionSettings: stored })]);
    expect(found).toContain(
      '      ~ connectionSettings.token: (masked) → "${env.TOKEN}" (secret; whether it is another one than in the space is not known)',
    );
    expect(found).not.toContain("tail");
  });

  test("shows a long list of objects with an entry on each line, and a short one on one", () => {
    const sync = (...ids: string[]) =>
      connection({ idSyncConfiguration: ids.map((externalId) => ({ externalId, strategy: "last" })) });
    const text = (before: string[], after: string[]) =>
      blocks([audience, desiredPart(audience, "Destination", sync(...after))], [space, mailroom(sync(...before))])[0];
    expect(text(["email"], ["user_id"])).toContain(
      '~ idSyncConfiguration: [{"externalId":"email","strategy":"last"}] → [{"externalId":"user_id","strategy":"last"}]',
    );
    expect(text(["email", "phone"], ["email", "phone", "user_id"])).toContain(
      "      ~ idSyncConfiguration:\n" +
        '            {"externalId":"email","strategy":"last"}\n' +
        '            {"externalId":"phone","strategy":"last"}\n' +
        '          + {"externalId":"user_id","strategy":"last"}',
    );
  });

  test("shows keys of settings that hold anything, and none can paint over the report", () => {
    const settings = { "a/b": "x", "c\u{1b}[2Jd": "y" };
    const part = desiredPart(audience, "Destination", connection({ connectionSettings: settings }));
    const [found] = blocks([audience, part], [space, mailroom({ connectionSettings: {} })]);
    expect(found).toContain('      + connectionSettings."a/b": "x"');
    expect(found).toContain('      + connectionSettings."c\\u001b[2Jd": "y"');
    expect(found).not.toContain("\u{1b}");
  });
});

test("changes of one line each have no blank lines between them", () => {
  const adopted = ["a", "b"].map((name) => desired(name, {}, { adopt: { key: name } }));
  const [adoptions, rest] = blocks(adopted, [live("a", { marker: null }), live("b", { marker: null })]);
  expect(adoptions?.split("\n")).toHaveLength(2);
  expect(rest).toContain("2 to adopt");
});

test("what is lost for good is said once for all of it, and nothing where nothing is", () => {
  const told = (text: string[]): number => text.join("\n").split("cannot be brought back").length - 1;
  expect(told(blocks([desired("c")], [live("a"), live("b"), live("c")]))).toBe(1);
  expect(told(blocks([desired("a")], []))).toBe(0);
});

describe("the reason of a change", () => {
  test.each([
    [{ updatedBy: "ada" }, "the space was edited by somebody with the id ada at 2026-01-01 00:00 UTC"],
    [{ updatedBy: "" }, "the space was edited at 2026-01-01 00:00 UTC"],
    [{ updatedBy: "", updatedAt: "" }, "the space was edited"],
  ])("says of %j only what the space says", (facts, expected) => {
    const edited = live("a", { spec: { enabled: false }, facts: { ...live("a").facts, ...facts } });
    const applied = { ...edited, ownership: live("a").ownership };
    expect(blocks([desired("a")], [applied])[0]?.split("\n")[1]).toBe(`      # drift: ${expected}`);
  });
});

test("a deletion comes with the ways to keep the object", () => {
  const text = blocks([], [live("a")]).join("\n");
  expect(text).toContain("To stop managing it and keep it in Segment: list audience/a under spec.forget");
});

test("a deletion of many objects names none of them", () => {
  const text = blocks(
    [],
    ["a", "b", "c", "d"].map((name) => live(name)),
  ).join("\n");
  expect(text).toContain("list the address of each under spec.forget");
});

test("a plan that deletes nothing has no word on how to keep something", () => {
  expect(blocks([desired("a")], []).join("\n")).not.toContain("spec.forget");
});
