import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import {
  activation,
  audience,
  destination,
  destinations,
  filter,
  temporaryFolder,
  trait,
  writeProject,
  type Manifest,
} from "../support/project.ts";

const { mailroom, adverts } = destinations;

function uses(name: string, keys: readonly string[], rest: Record<string, unknown> = {}): Manifest {
  const query = keys.map((key) => `trait('${key}') = 'true'`).join(" AND ");
  return audience(name, { definition: { query }, ...rest });
}

/**
 * `vip` builds on `base`, on the trait `value` and on one that no manifest declares; `top` on `vip` and `base`; the trait
 * `depth` on `top`; `alone` on nothing. `vip` and `top` are sent to one destination, `vip` to another as well.
 */
function setUp() {
  const folder = temporaryFolder();
  writeProject(folder, [
    audience("alone"),
    audience("base"),
    uses("vip", ["${audience.base.key}", "lifetime_value", "${trait.value.key}"], {
      destinations: [destination(mailroom, { activations: [activation("x")] }), destination(adverts)],
    }),
    uses("top", ["${audience.vip.key}", "${audience.base.key}"], { destinations: [destination(mailroom)] }),
    trait("value", { definition: { type: "USERS", query: "event('Value').last(property('of'))" } }),
    trait("depth", {
      definition: { type: "USERS", query: "event('A').where(trait('${audience.top.key}') = 'true').count()" },
    }),
    filter("noise"),
  ]);
  return (...words: string[]) => runWords(["graph", ...words], { cwd: folder });
}

describe("audiencectl graph", () => {
  test("draws a tree in which users stand below what they use, down to the destinations", async () => {
    const { stdout, stderr } = await setUp()();
    expect(stderr).toBe("");
    expect(stdout).toBe(
      [
        'audience/alone "Alone"',
        'audience/base "Base"',
        '├─ audience/top "Top"',
        `│  ├─ destination:${mailroom}`,
        '│  └─ trait/depth "Depth"',
        '└─ audience/vip "Vip"',
        '   ├─ audience/top "Top" (see above)',
        `   ├─ destination:${mailroom}`,
        `   └─ destination:${adverts}`,
        'trait/value "Value"',
        '└─ audience/vip "Vip" (see above)',
        "trait:lifetime_value",
        '└─ audience/vip "Vip" (see above)',
        "",
      ].join("\n"),
    );
  });

  test("shows only what a change of one node reaches, destinations and traits among it", async () => {
    const { stdout } = await setUp()("--affected-by", "audience/top", "--format", "json");
    expect(JSON.parse(stdout)).toEqual({
      nodes: [
        { id: "audience/top", name: "Top", kind: "Audience" },
        { id: `destination:${mailroom}`, name: mailroom, kind: "Destination" },
        { id: "trait/depth", name: "Depth", kind: "ComputedTrait" },
      ],
      edges: [
        { from: "audience/top", to: `destination:${mailroom}` },
        { from: "audience/top", to: "trait/depth" },
      ],
    });
  });

  test("shows only what is selected, with what it uses and what uses it, and counts the rest", async () => {
    const { stdout, stderr } = await setUp()("--target", "audience/base", "--format", "json");
    const { edges } = JSON.parse(stdout) as { edges: { from: string; to: string }[] };
    expect(edges).toEqual([
      { from: "audience/base", to: "audience/top" },
      { from: "audience/base", to: "audience/vip" },
    ]);
    expect(stderr).toBe("Left out: 6 objects by --target audience/base.\n");
  });

  test("parts of audiences are no nodes, and space filters are left out", async () => {
    const { stdout } = await setUp()("--format", "json");
    const { nodes } = JSON.parse(stdout) as { nodes: { id: string; kind: string }[] };
    expect(nodes.filter(({ id }) => id.includes("activation") || id.includes("filter"))).toEqual([]);
    expect(nodes.filter(({ kind }) => kind === "Destination")).toHaveLength(2);
  });

  test("what an activation sends along reaches its destination", async () => {
    const folder = temporaryFolder();
    const personalization = { profile: { properties: ["${trait.value.key}"] } };
    const activations = [activation("x", { personalization })];
    writeProject(folder, [trait("value"), audience("a", { destinations: [destination(mailroom, { activations })] })]);
    const { stdout } = await runWords(["graph", "--affected-by", "trait/value"], { cwd: folder });
    expect(stdout).toBe(`trait/value "Value"\n└─ destination:${mailroom}\n`);
  });

  test("writes Mermaid: traits as stadiums, destinations as cylinders", async () => {
    const { stdout } = await setUp()("--format", "mermaid", "--affected-by", "trait:lifetime_value");
    expect(stdout).toBe(
      [
        "graph LR",
        '  n0["Top<br>audience/top"]',
        '  n1["Vip<br>audience/vip"]',
        `  n2[("destination:${mailroom}")]`,
        `  n3[("destination:${adverts}")]`,
        '  n4(["Depth<br>trait/depth"])',
        '  n5(["trait:lifetime_value"])',
        "  n0 --> n2",
        "  n0 --> n4",
        "  n1 --> n0",
        "  n1 --> n2",
        "  n1 --> n3",
        "  n5 --> n1",
        "",
      ].join("\n"),
    );
  });

  test("writes DOT: traits as ellipses, destinations as cylinders", async () => {
    const { stdout } = await setUp()("--format", "dot", "--affected-by", "trait/value");
    expect(stdout).toContain('"audience/vip" [label="Vip\\naudience/vip"];');
    expect(stdout).toContain('"trait/value" [label="Value\\ntrait/value", shape=ellipse];');
    expect(stdout).toContain(`"destination:${adverts}" [label="destination:${adverts}", shape=cylinder];`);
    expect(stdout).toContain('"audience/vip" -> "audience/top";');
    expect(stdout).toContain(`"audience/vip" -> "destination:${adverts}";`);
  });

  test("an unknown node is an error with a suggestion", async () => {
    const { exitCode, stderr } = await setUp()("--affected-by", "audience/vpi");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("did you mean audience/vip?");
  });
});

test("a key that looks like a reference and is none leads to no audience", async () => {
  const folder = temporaryFolder();
  writeProject(folder, [audience("base"), uses("vip", ["$${audience.base.key}"])]);
  const { stdout } = await runWords(["graph"], { cwd: folder });
  expect(stdout).toBe('audience/base "Base"\ntrait:${audience.base.key}\n└─ audience/vip "Vip"\n');
});
