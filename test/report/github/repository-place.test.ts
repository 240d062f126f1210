import { describe, expect, test } from "vitest";
import { repositoryPlace } from "../../../src/commands/output/repository-place.ts";

describe("the place of a file in a repository", () => {
  test.each([
    ["a.yaml", "/repo/growth", "growth/a.yaml"],
    ["../other/a.yaml", "/repo/growth", "other/a.yaml"],
    ["/repo/a.yaml", "/elsewhere", "a.yaml"],
    ["..a.yaml", "/repo", "..a.yaml"],
    ["../a.yaml", "/repo", undefined],
    ["/repository/a.yaml", "/repo", undefined],
    [".", "/repo", undefined],
  ])("of %s, seen from %s, is %s", (file, cwd, expected) => {
    expect(repositoryPlace("/repo", cwd, file)).toBe(expected);
  });
});
