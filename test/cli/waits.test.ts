import { describe, expect, it } from "vitest";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { runWords } from "../support/command-line.ts";
import type { CommandResult } from "../support/command.ts";
import { answer, refusal, startServer, type Reply } from "../segment/support/server.ts";
import { isLong } from "../support/length.ts";

/** Runs a command whose first request to each address gets that reply when it has a token, and all others a 401. */
async function runAgainst(reply: Reply, words: readonly string[]): Promise<CommandResult> {
  const cwd = temporaryFolder();
  writeProject(cwd, [audience("a")]);
  const seen = new Set<string | undefined>();
  const refuseToken = answer(401, { errors: [{ type: "unauthorized" }] });
  const server = await startServer((response) => {
    const { url, headers } = response.req;
    const counts = headers.authorization !== undefined && !seen.has(url);
    if (counts) seen.add(url);
    (counts ? reply : refuseToken)(response);
  });
  const env = { PUBLIC_API_URL: server.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  return await runWords(words, { cwd, env });
}

const commands = [["plan"], ["drift"], ["import"], ["doctor"], ["apply", "--auto-approve"], ["api", "listSpaces"]];
const loggingApply = ["apply", "--auto-approve", "--log-format", "json"];

/** What a command says that is asked to wait for 2.1 seconds. All of them wait at the same time, in the first test that asks. */
const askedToWait = (() => {
  let waiting: Promise<Map<string, CommandResult>> | undefined;
  const run = async (words: readonly string[]) =>
    [words.join(" "), await runAgainst(refusal({ "retry-after": "2.1" }), words)] as const;
  return async (words: readonly string[]): Promise<CommandResult | undefined> => {
    waiting ??= Promise.all([...commands, loggingApply].map(run)).then((results) => new Map(results));
    return (await waiting).get(words.join(" "));
  };
})();

describe("audiencectl", () => {
  it.each(commands)("%s tells of a wait of more than two seconds on stderr", async (...words) => {
    const result = await askedToWait(words);
    expect(result?.stderr).toMatch(/^waiting 3 s, as Segment asks, before the next request of /m);
  });

  it("apply --log-format json tells of it as an event", async () => {
    const result = await askedToWait(loggingApply);
    const [first] = (result?.stderr ?? "").split("\n");
    const event = JSON.parse(first ?? "") as unknown;
    expect(event).toMatchObject({ code: "api.waiting", level: "info", data: { reason: "refused", waitMs: 2100 } });
  });

  it.each(isLong ? ["-5", "soon", "99e99"] : ["soon"])(
    "never says that Segment asks for a wait when Retry-After is %s",
    async (value) => {
      const cwd = temporaryFolder();
      writeProject(cwd, [audience("a")]);
      let refusals = 0;
      const server = await startServer((response) => {
        refusals += 1;
        // The third pause is long enough to be told.
        (refusals <= 3 ? refusal({ "retry-after": value }) : answer(401, { errors: [] }))(response);
      });
      const env = { PUBLIC_API_URL: server.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
      const { stderr } = await runWords(["api", "listSpaces"], { cwd, env });
      expect(stderr).not.toContain("as Segment asks");
      expect(stderr).toContain(
        `after a refusal: Segment asks by Retry-After to wait "${value}", which is no time to wait`,
      );
    },
  );

  it.each(commands)("%s stops with words when Segment asks to wait for hours", async (...words) => {
    const { exitCode, stdout, stderr } = await runAgainst(refusal({ "retry-after": "7200" }), words);
    expect([exitCode, stdout + stderr]).toEqual([1, expect.stringContaining("Segment asks to wait 2 h before")]);
  });
});
