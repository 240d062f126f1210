import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { disarmCommands } from "../../../src/report/runners/disarm-commands.ts";
import { githubRunner, runners, runnersOf } from "../../../src/report/runners/runners.ts";
import { commandsOfAll, jobs } from "./marks.ts";

/** What commands are made of, and what escapes them. */
const escaping = ["]", "x", " ", "\t", "\u{A0}", "\n", "\r", "#", "\\", "&", "@"];
const words = ["::", ":", "##[", "error", "stop-commands", "##vso[", "vso", "##teamcity[", "teamcity", "@@continua["];

/** Texts in which commands are likely. */
const text = fc.array(fc.constantFrom(...words, ...escaping)).map((parts) => parts.join(""));

const styles = ["json", "markup"] as const;

describe("a disarmed text", () => {
  test.each(jobs.flatMap((job) => styles.map((style) => [job.name, style, job] as const)))(
    "has no command that the runner of %s would find, with escapes as in %s",
    (_name, style, { env, read }) => {
      expect(read(commandsOfAll)).not.toEqual([]);
      expect(read(disarmCommands(commandsOfAll, runnersOf(env), style))).toEqual([]);
      fc.assert(
        fc.property(text, (any) => {
          expect(read(disarmCommands(any, runnersOf(env), style))).toEqual([]);
          expect(read(disarmCommands(any, runners, style))).toEqual([]);
        }),
        { numRuns: 1000 },
      );
    },
  );

  const hostile = "a\n  ::error::b\n3 | ##[error]c ##vso[d]e @@continua[f]\n";

  test("shows what would have been one", () => {
    expect(disarmCommands(hostile, runners)).toBe(
      "a\n  \\u003a:error::b\n3 | ##\\u005berror]c \\u0023#vso[d]e \\u0040@continua[f]\n",
    );
  });

  test("shows it to readers of XML and HTML", () => {
    expect(disarmCommands(hostile, runners, "markup")).toBe(
      "a\n  &#58;:error::b\n3 | ##&#91;error]c &#35;#vso[d]e &#64;@continua[f]\n",
    );
  });

  test("is the text itself where no runner would look", () => {
    const harmless = "a::error::b\nall.yaml:3:5: error: # [x] ## vso[ teamcity[ @continua\n";
    expect(disarmCommands(harmless, runners)).toBe(harmless);
  });

  test("keeps what is a command elsewhere only", () => {
    expect(disarmCommands("##vso[x]", [githubRunner])).toBe("##vso[x]");
  });

  test("means the same to a reader of JSON lines", () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(JSON.parse(disarmCommands(JSON.stringify({ any }), runners))).toEqual({ any });
      }),
    );
  });
});

describe("a job", () => {
  test("is there for each runner", () => {
    expect(jobs.map(({ name }) => name)).toEqual(runners.map(({ name }) => name));
  });

  test.each(jobs.map(({ name, env }) => [name, env] as const))("of %s is known by its variable", (name, env) => {
    expect(runnersOf(env).map((each) => each.name)).toEqual([name]);
  });

  test.each([[{}], [{ GITHUB_ACTIONS: "false" }], [{ TF_BUILD: "" }], [{ CI: "true", GITLAB_CI: "true" }]])(
    "is none whose output has to be disarmed with %j",
    (env) => {
      expect(runnersOf(env)).toEqual([]);
    },
  );

  test("that one runner started within another's job is both", () => {
    expect(runnersOf({ TF_BUILD: "True", GITHUB_ACTIONS: "true" })).toHaveLength(2);
  });
});
