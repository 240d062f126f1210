import { expect, test } from "vitest";
import { commandAbout } from "../../src/commands/project/command-about.ts";
import type { Environment } from "../../src/project/project.ts";

/** A project with environments of these names. */
function projectWith(...names: string[]) {
  return { environments: new Map(names.map((name) => [name, {} as Environment])) };
}

const options = { project: "it's here", tokenFile: "token.txt" };

test("a command to go on with names the environment where there are several, though nobody named it", () => {
  const project = projectWith("test", "production");
  const about = { options, project, environment: "production", addresses: ["audience/a"] as const };
  expect(commandAbout("import", about, ["--update"])).toBe(
    String.raw`audiencectl import --update --project 'it'\''s here' --env production --token-file token.txt --target audience/a`,
  );
});

test("a command to go on with names an object once, and of many repeats what was selected", () => {
  const about = { options: { selector: "team=growth" }, project: projectWith("test"), environment: "test" };
  expect(commandAbout("apply", { ...about, addresses: ["audience/a", "audience/a"] })).toBe(
    "audiencectl apply --target audience/a",
  );
  const many = Array.from({ length: 6 }, (_, at) => `audience/a-${at}` as const);
  expect(commandAbout("apply", { ...about, addresses: many })).toBe("audiencectl apply --selector team=growth");
});
