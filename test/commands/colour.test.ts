import { expect, test } from "vitest";
import { forcedColor } from "../../src/commands/io.ts";

test.each([
  [undefined, undefined],
  ["", undefined],
  ["0", false],
  ["false", false],
  ["1", true],
  ["true", true],
  ["3", true],
])("FORCE_COLOR=%s asks for colour: %s", (FORCE_COLOR, wanted) => {
  expect(forcedColor({ FORCE_COLOR })).toBe(wanted);
});
