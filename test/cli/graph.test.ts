import { describe, expect, test } from "vitest";
import { runCli } from "../support/cli.ts";
import { audience, temporaryFolder, writeProject, type Manifest } from "../support/project.ts";

const uses = (name: string, ...keys: string[]): Manifest =>
  audience(name, { definition: { query: keys.map((key) => `trait('${key}') = 'true'`).join(" AND ") } });

/** `vip` builds on `base` and a trait that no manifest declares; `top` on `vip` and `base`; `alone` on nothing. */
function setUp() {
  const folder = temporaryFolder();
  writeProject(folder, [
    audience("alone"),
    audience("base"),
    uses("vip", "${audience.base.key}", "lifetime_value"),
    uses("top", "${audience.vip.key}", "${audience.base.key}"),
  ]);
  return (...words: string[]) => runCli(["graph", ...words], { cwd: folder });
}

describe("audiencectl graph", () => {
  test("draws a tree in which users stand below what they use", async () => {
    const { stdout } = await setUp()();
    expect(stdout).toBe(
      [
        'audience/alone "Alone"',
        'audience/base "Base"',
        '├─ audience/top "Top"',
        '└─ audience/vip "Vip"',
        '   └─ audience/top "Top"',
        "trait:lifetime_value",
        '└─ audience/vip "Vip" (see above)',
        "",
      ].join("\n"),
    );
  });

  test("shows only what a change of one node reaches", async () => {
    const { stdout } = await setUp()("--affected-by", "audience/vip", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      nodes: [{ id: "audience/top" }, { id: "audience/vip" }],
      edges: [{ from: "audience/vip", to: "audience/top" }],
    });
  });

  test("writes Mermaid", async () => {
    const { stdout } = await setUp()("--format", "mermaid", "--affected-by", "trait:lifetime_value");
    expect(stdout).toBe(
      'graph LR\n  n0["Top<br>audience/top"]\n  n1["Vip<br>audience/vip"]\n  n2(["trait:lifetime_value"])\n  n1 --> n0\n  n2 --> n1\n',
    );
  });

  test("writes DOT", async () => {
    const { stdout } = await setUp()("--format", "dot", "--affected-by", "audience/vip");
    expect(stdout).toContain('"audience/vip" [label="Vip\\naudience/vip"];');
    expect(stdout).toContain('"audience/vip" -> "audience/top";');
  });

  test("an unknown node is an error with a suggestion", async () => {
    const { exitCode, stderr } = await setUp()("--affected-by", "audience/vpi");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("did you mean audience/vip?");
  });
});
