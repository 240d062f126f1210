import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
  unlinkSync,
} from "node:fs";
import { devNull } from "node:os";
import path from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { stringify } from "yaml";
import * as planCommand from "../../src/commands/plan.ts";
import { runInProcess } from "../support/command.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { createRepository, gitEnv } from "../support/repository.ts";
import { openBranch, type Branch } from "./branch.ts";
import { isLong } from "../support/length.ts";

const off = { enabled: false };

describe("the base is found", () => {
  test.runIf(isLong)("for a project in a folder of the repository, from a folder above it", async () => {
    const { folder, repository, declare, space, plan } = await openBranch([audience("a"), audience("b")], {
      within: "teams/growth",
    });
    await space.byHand.edit("B", off);
    declare([audience("a", off), audience("b")]);
    const { plan: value } = await plan("main");
    expect(value.base).toEqual({ ref: "main", commit: repository.git("rev-parse", "main") });
    expect(value.changes.map(({ explained }) => explained)).toEqual([true, false]);
    const above = await runInProcess(planCommand, {
      cwd: repository.folder,
      env: { ...gitEnv, PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" },
      options: { format: "json", base: "main", project: folder, timeScale: 600 },
    });
    expect(JSON.parse(above.stdout)).toMatchObject({ changes: [{ explained: true }, { explained: false }] });
  });

  test.runIf(isLong)("where the branch left the ref, and says which commit that is", async () => {
    const { repository, declare, plan } = await openBranch([audience("a")]);
    const left = repository.git("rev-parse", "HEAD");
    repository.git("switch", "--quiet", "main");
    repository.commit("Later");
    repository.git("switch", "--quiet", "topic");
    declare([audience("a", off)]);
    expect((await plan("main")).plan.base).toEqual({ ref: "main", commit: left });
  });

  test("at the ref itself, where the two have no history in common", async () => {
    const { repository, declare, marks } = await openBranch([audience("a")]);
    repository.git("switch", "--quiet", "--orphan", "other");
    declare([audience("a", off)]);
    repository.commit();
    expect(await marks("main")).toEqual(["update audience/a: explained"]);
    expect(await marks("HEAD")).toEqual(["update audience/a: unexplained"]);
  });

  test.runIf(isLong)("by a commit, a tag and what git makes of a name", async () => {
    const { repository, declare, marks } = await openBranch([audience("a")]);
    declare([audience("a", off)]);
    repository.commit();
    repository.git("tag", "--annotate", "v1", "--message", "One", "main");
    for (const ref of [repository.git("rev-parse", "main"), "v1", "HEAD~1", "@{-1}"])
      expect(await marks(ref), ref).toEqual(["update audience/a: explained"]);
  });

  test.runIf(isLong)("when manifests are reached through links to folders outside of the project", async () => {
    const { repository, folder, space, marks } = await openBranch([audience("a")], { within: "growth" });
    mkdirSync(path.join(repository.folder, "shared"));
    const file = path.join(repository.folder, "shared", "more.yaml");
    writeFileSync(file, ["b", "c"].map((name) => stringify(audience(name))).join("---\n"));
    symlinkSync("../../shared/more.yaml", path.join(folder, "audiences", "more.yaml"));
    repository.commit();
    repository.git("tag", "before");
    await space.byHand.edit("A", off);
    writeFileSync(file, [audience("b", off), audience("c")].map((each) => stringify(each)).join("---\n"));
    expect(await marks("before")).toEqual([
      "update audience/a: unexplained",
      "create audience/b: explained",
      "create audience/c: unexplained",
    ]);
  });

  test.runIf(isLong)("whatever the files are called", async () => {
    const { repository, folder, marks } = await openBranch([audience("a")]);
    const names = ["-x.yaml", ":(top)y.yaml", 'line\nbreak "ä".yaml', "tab\t .yaml", "$(touch z).yaml"];
    for (const [index, name] of names.entries())
      writeFileSync(path.join(folder, "audiences", name), stringify(audience(`n${index}`)));
    repository.commit();
    repository.git("tag", "before");
    writeFileSync(path.join(folder, "audiences", names[2] ?? ""), stringify(audience("n2", off)));
    expect(await marks("before")).toEqual(
      names.map((_, index) => `create audience/n${index}: ${index === 2 ? "explained" : "unexplained"}`),
    );
  });
});

describe("the user's repository", () => {
  test("is as it was, down to the index, and no hook of it runs", async () => {
    const { repository, folder, declare, plan } = await openBranch([audience("a"), audience("b")]);
    repository.git("config", "core.splitIndex", "true");
    declare([audience("a", off), audience("b")]);
    repository.git("add", "--all");
    // Git itself calls it whenever it writes an index.
    const hook = path.join(repository.folder, ".git", "hooks", "post-index-change");
    mkdirSync(path.dirname(hook), { recursive: true });
    writeFileSync(hook, "#!/bin/sh\ntouch hooked\n");
    chmodSync(hook, 0o755);
    writeFileSync(path.join(folder, "untracked"), "");
    const copy = path.join(temporaryFolder(), "copy");
    cpSync(repository.folder, copy, { recursive: true, preserveTimestamps: true });
    expect((await plan("main")).exitCode).toBe(0);
    expect(filesIn(repository.folder)).toEqual(filesIn(copy));
  });

  test("leaves nothing behind in the folder for temporary files", async () => {
    const { plan } = await openBranch([audience("a")]);
    const folder = temporaryFolder();
    vi.stubEnv("TMPDIR", folder);
    onTestFinished(() => void vi.unstubAllEnvs());
    await plan("main");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("sees none of the secrets of the environment", async () => {
    const { plan } = await openBranch([audience("a")]);
    const bin = temporaryFolder();
    writeFileSync(path.join(bin, "git"), `#!/bin/sh\nenv >> ${bin}/seen\nPATH='${gitEnv["PATH"]}' exec git "$@"\n`);
    chmodSync(path.join(bin, "git"), 0o755);
    const secrets = Object.fromEntries(
      ["AUDIENCECTL_WEBHOOK_URL", "ADS_TOKEN", "GIT_PUSH_TOKEN", "CI_JOB_TOKEN"].map((name) => [name, "PLACEHOLDER"]),
    );
    Object.assign(secrets, {
      GIT_CONFIG_PARAMETERS: "'http.extraheader'='Authorization: Basic PLACEHOLDER'",
      GIT_CONFIG_COUNT: "4",
      GIT_CONFIG_KEY_0: "http.https://git.example.com/.extraHeader",
      GIT_CONFIG_VALUE_0: "Authorization: Basic PLACEHOLDER",
      GIT_CONFIG_KEY_1: "safe.directory",
      GIT_CONFIG_VALUE_1: "*",
      GIT_CONFIG_KEY_2: "http.proxy",
      GIT_CONFIG_VALUE_2: "http://ann:PLACEHOLDER@127.0.0.1:9",
      GIT_CONFIG_KEY_3: "http.proxy",
      GIT_CONFIG_VALUE_3: "http://127.0.0.1:9",
      GIT_ASKPASS_WORD: "PLACEHOLDER",
      NO_PROXY: "127.0.0.1",
    });
    const proxies = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "https_proxy", "http_proxy", "all_proxy"];
    for (const name of proxies) secrets[name] = "http://ann:PLACEHOLDER@127.0.0.1:9";
    const { exitCode } = await plan("main", {}, { ...secrets, PATH: `${bin}:${gitEnv["PATH"]}` });
    expect(exitCode).toBe(0);
    const seen = readFileSync(path.join(bin, "seen"), "utf8");
    expect(seen).toContain("GIT_OPTIONAL_LOCKS=0");
    expect(seen).toContain("GIT_CONFIG_NOSYSTEM=1");
    expect(seen).not.toContain("PLACEHOLDER");
    const settings = ["COUNT=2", "KEY_0=safe.directory", "VALUE_0=*", "KEY_1=http.proxy", "VALUE_1=http://127.0.0.1:9"];
    for (const each of settings) expect(seen).toContain(`\nGIT_CONFIG_${each}\n`);
    expect(seen).toContain("NO_PROXY=127.0.0.1");
  });
});

describe("where the project then cannot be read", () => {
  test("which changes of files that differ come from the branch is not known, and a warning says so", async () => {
    const { repository, folder, space, plan, declare } = await openBranch([audience("a")]);
    const extra = path.join(folder, "audiences", 'b "\n.yaml');
    writeFileSync(extra, "kind: Audience\n");
    repository.commit("Broken");
    repository.git("tag", "broken");
    writeFileSync(extra, stringify(audience("b")));
    writeFileSync(path.join(folder, "audiences", "c.yaml"), stringify(audience("c")));
    await space.byHand.edit("A", off);
    const { plan: value, stderr } = await plan("broken");
    expect(value.changes.map(({ address, explained }) => [address, explained])).toEqual([
      ["audience/a", false],
      ["audience/b", undefined],
      ["audience/c", undefined],
    ]);
    expect(value.warnings).toEqual([
      expect.objectContaining({
        code: "plan-base-unreadable",
        message: expect.stringMatching(
          /^the project as of broken \([0-9a-f]{12}\) cannot be read: audiences\/b[^]*; so a change of a file that differs/,
        ) as string,
      }),
    ]);
    expect(stderr).not.toContain("cannot be read");
    declare([]);
    const removed = await plan("broken", { allowDeleteAll: true });
    expect(removed.plan.changes.find(({ action }) => action === "delete")).not.toHaveProperty("explained");
  });

  test.each(["text", "markdown", "html"])(
    "a report as %s says that it is not known, and claims nothing",
    async (format) => {
      const { repository, folder, declare, plan } = await openBranch([audience("a")]);
      writeFileSync(path.join(folder, "audiencectl.yaml"), "kind: Nonsense\n");
      repository.commit();
      repository.git("tag", "broken");
      declare([audience("a", off)]);
      const { stdout } = await plan("broken", { format });
      expect(stdout).toContain("It is not known which changes come from this branch");
      expect(stdout).toContain("whether it raises guards");
      expect(stdout).not.toContain("All changes are explained");
    },
  );

  test.each<[string, string, (branch: Branch) => void, ((branch: Branch) => void)?]>([
    [
      "a filter fails",
      "git checkout-index failed",
      ({ repository }) => {
        for (const [name, value] of Object.entries({ clean: "cat", smudge: "false", required: "true" }))
          repository.git("config", `filter.broken.${name}`, value);
        writeFileSync(path.join(repository.folder, ".gitattributes"), "audiences/*.yaml filter=broken\n");
      },
    ],
    [
      "a link leads out of the repository",
      "a link leads out",
      ({ folder }) => {
        const elsewhere = path.join(temporaryFolder(), "b.yaml");
        writeFileSync(elsewhere, stringify(audience("b")));
        symlinkSync(elsewhere, path.join(folder, "audiences", "b.yaml"));
      },
      ({ folder }) => unlinkSync(path.join(folder, "audiences", "b.yaml")),
    ],
    [
      "the project file is a link",
      "audiencectl.yaml is a link",
      ({ folder }) => {
        const file = path.join(folder, "audiencectl.yaml");
        renameSync(file, path.join(folder, "project.yaml"));
        symlinkSync("project.yaml", file);
      },
    ],
  ])(
    "because %s, what is not of an edited file is still known to come from elsewhere",
    async (_, fault, spoil, mend) => {
      const branch = await openBranch([audience("a")]);
      const { repository, folder, space, plan } = branch;
      spoil(branch);
      repository.commit();
      repository.git("tag", "spoilt");
      mend?.(branch);
      await space.byHand.edit("A", off);
      writeFileSync(path.join(folder, "audiences", "c.yaml"), stringify(audience("c")));
      const { plan: value } = await plan("spoilt");
      expect(value.warnings[0]?.message).toContain(fault);
      const marks = new Map(value.changes.map(({ address, explained }) => [address, explained]));
      expect([marks.get("audience/a"), marks.get("audience/c")]).toEqual([false, undefined]);
    },
  );

  test.runIf(isLong)("nothing is known when its globs led out of the repository", async () => {
    const { repository, folder, plan } = await openBranch([audience("a")]);
    const file = path.join(folder, "audiencectl.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(
      file,
      text.replace("- audiences/*.yaml", (own) => `${own}\n    - ../elsewhere/*.yaml`),
    );
    repository.commit();
    repository.git("tag", "spoilt");
    writeFileSync(file, text);
    writeFileSync(path.join(folder, "audiences", "c.yaml"), stringify(audience("c")));
    const { plan: value } = await plan("spoilt");
    expect(value.warnings[0]?.message).toContain("its globs lead out");
    expect(value.changes.map(({ explained }) => explained)).toEqual([undefined]);
  });

  test.runIf(isLong)(
    "nothing is known when the project file itself is another, but of fields that somebody edited",
    async () => {
      const { repository, folder, space, declare, marks } = await openBranch([audience("a"), audience("b")]);
      writeFileSync(path.join(folder, "audiencectl.yaml"), "kind: Nonsense\n");
      repository.commit();
      repository.git("tag", "broken");
      declare([audience("a"), audience("b", off)]);
      await space.byHand.edit("A", off);
      expect(await marks("broken")).toEqual(["update audience/a: unexplained", "update audience/b: not marked"]);
    },
  );
});

describe("plan --base fails with a remedy and before the first request", () => {
  /** A project in a folder that may be a repository, and a plan that has nobody to talk to. */
  const planIn = (folder: string, base: string, env: Record<string, string> = {}) =>
    runInProcess(planCommand, {
      cwd: folder,
      env: { ...gitEnv, PUBLIC_API_URL: "http://127.0.0.1:9", PUBLIC_API_TOKEN: "PLACEHOLDER", ...env },
      options: { format: "json", base },
    });

  test("outside of a repository", async () => {
    const folder = temporaryFolder();
    writeProject(folder, [audience("a")]);
    const { exitCode, stdout } = await planIn(folder, "main");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: "base-no-repository", hint: expect.stringContaining("leave it out") as string },
    });
  });

  test("when the project is elsewhere than the repository one stands in", async () => {
    const elsewhere = temporaryFolder();
    writeProject(elsewhere, [audience("a")]);
    const { folder } = createRepository(temporaryFolder());
    const { stdout } = await runInProcess(planCommand, {
      cwd: folder,
      env: gitEnv,
      options: { format: "json", base: "main", project: elsewhere },
    });
    expect(stdout).toContain("base-no-repository");
  });

  test("when the repository's working tree is elsewhere", async () => {
    const { folder, git, commit } = createRepository(temporaryFolder());
    writeProject(folder, [audience("a")]);
    commit();
    git("config", "core.worktree", temporaryFolder());
    expect((await planIn(folder, "main")).stdout).toContain("base-outside");
  });

  test("when the repository belongs to somebody else", async () => {
    const { folder, commit } = createRepository(temporaryFolder());
    writeProject(folder, [audience("a")]);
    commit();
    const bin = temporaryFolder();
    const asAnother = "GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec git";
    writeFileSync(path.join(bin, "git"), `#!/bin/sh\nPATH='${gitEnv["PATH"]}' ${asAnother} "$@"\n`);
    chmodSync(path.join(bin, "git"), 0o755);
    const { stdout } = await planIn(folder, "main", { PATH: `${bin}:${gitEnv["PATH"]}` });
    expect(stdout).toContain("safe.directory");
  });

  test.each([
    ["no program is called so", import.meta.dirname],
    ["the PATH leads nowhere", devNull],
  ])("without git, because %s", async (_, PATH) => {
    const folder = temporaryFolder();
    writeProject(folder, [audience("a")]);
    const { exitCode, stdout } = await planIn(folder, "main", { PATH });
    expect(exitCode).toBe(1);
    expect(stdout).toContain("base-no-git");
  });

  test.each(["no-such-branch", "", "main..topic", "HEAD:audiencectl.yaml", "--all", "-h", "--output=taken"])(
    "for the ref %j, which is none",
    async (ref) => {
      const { folder, commit } = createRepository(temporaryFolder());
      writeProject(folder, [audience("a")]);
      commit();
      const { exitCode, stdout } = await planIn(folder, ref);
      expect(exitCode).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({
        error: { code: "base-unknown-ref", hint: expect.stringContaining("git fetch") as string },
      });
      expect(existsSync(path.join(folder, "taken"))).toBe(false);
    },
  );

  test("in a shallow clone that has not fetched the ref", async () => {
    const origin = createRepository(temporaryFolder());
    writeProject(origin.folder, [audience("a")]);
    origin.commit();
    origin.commit();
    origin.git("switch", "--quiet", "--create", "topic");
    const folder = path.join(temporaryFolder(), "clone");
    origin.git("clone", "--quiet", "--depth=1", "--branch=topic", `file://${origin.folder}`, folder);
    const { stdout } = await planIn(folder, "origin/main");
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: "base-unknown-ref", hint: expect.stringContaining("fetch-depth: 0") as string },
    });
  });
});

test.runIf(isLong)(
  "a clone too shallow to know where the branch began is told of, and compared with the ref itself",
  async () => {
    const { repository, declare, space, plan } = await openBranch([audience("a")]);
    declare([audience("a", off)]);
    repository.commit();
    const folder = path.join(temporaryFolder(), "clone");
    const origin = `file://${repository.folder}`;
    repository.git("clone", "--quiet", "--depth=1", "--no-single-branch", origin, folder);
    const shallow = await runInProcess(planCommand, {
      cwd: folder,
      env: { ...gitEnv, PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" },
      options: { format: "json", base: "origin/main", timeScale: 600 },
    });
    expect(shallow.stderr).toMatch(/^Warning: this clone is too shallow.*fetch-depth: 0/);
    expect(JSON.parse(shallow.stdout)).toMatchObject({ changes: [{ explained: true }] });
    expect((await plan("main")).stderr).toBe("");
  },
);

test.runIf(isLong)("the text of a plan marks what is not explained and counts it", async () => {
  const { declare, space, plan } = await openBranch([audience("a"), audience("b")]);
  declare([audience("a", off), audience("b")]);
  expect((await plan("main", { format: "text" })).stdout).toContain(
    "All changes are explained by the difference from main.",
  );
  await space.byHand.edit("B", off);
  const { stdout } = await plan("main", { format: "text" });
  expect(stdout).toContain(
    "1 of 2 changes is not explained by the difference from main: manual edits, or an earlier merge that was not applied.",
  );
  expect(stdout.match(/\? not explained by this branch/g)).toHaveLength(1);
  expect(stdout.indexOf("? not explained")).toBeGreaterThan(stdout.indexOf("audience/b"));
});

test("a saved plan holds the marks, and its digest is that of the plan without them", async () => {
  const { folder, declare, plan } = await openBranch([audience("a")]);
  declare([audience("a", off)]);
  const saved = await plan("main", { save: "plan.json" });
  expect(JSON.parse(readFileSync(path.join(folder, "plan.json"), "utf8"))).toMatchObject({
    base: { ref: "main" },
    changes: [{ explained: true }],
  });
  const without = await plan("main", { base: undefined });
  expect(without.plan.digest).toBe(saved.plan.digest);
  expect(without.plan.base).toBeUndefined();
});

/** Every file below a folder with its bytes. */
function filesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file), readFileSync(file, "base64")]),
  );
}
