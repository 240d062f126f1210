import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";

async function apply(...words: string[]) {
  const folder = temporaryFolder();
  writeProject(folder, [audience("a")]);
  const env = { PUBLIC_API_TOKEN: "PLACEHOLDER" };
  return await runWords(["apply", ...words, "--simulate", "--time-scale", "1000"], { cwd: folder, env });
}

describe("flags that are joined", () => {
  test.each(["-yq", "-qy"])("are read as each by itself: %s", async (flags) => {
    const { exitCode, stderr } = await apply(flags);
    expect(exitCode, stderr).toBe(0);
  });

  test("are an error where there is no such flag, by the name of that", async () => {
    const { exitCode, stderr } = await apply("-yqz");
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("unknown option '-")]);
  });

  test("are none in the value of an option", async () => {
    const { stderr } = await apply("-y", "--target", "-yq");
    expect(stderr).not.toContain("unknown option");
  });
});
