import { describe, expect, test } from "vitest";
import { audience, filter, load, projectText, show, trait } from "./temp-project.ts";

async function faults(files: Record<string, string>, environment?: string): Promise<string[]> {
  return (await load(files, environment)).diagnostics.map(show);
}

const only = (environment: string): string => `  environments: [${environment}]\n`;

describe("addresses", () => {
  test("that are declared twice are told with both places", async () => {
    expect(await faults({ "a.yaml": audience("one"), "b.yaml": audience("one", { display: "Other" }) })).toEqual([
      "b.yaml:4:9-12 error manifest-duplicate-address: audience/one is declared twice [the first one is at a.yaml:4:9; give one of them another metadata.name]",
    ]);
  });

  test("may be shared by manifests of different environments", async () => {
    const files = {
      "a.yaml": audience("one", { metadata: only("staging") }),
      "b.yaml": audience("one", { metadata: only("production") }),
    };
    expect(await faults(files)).toEqual([]);
  });
});

describe("display names", () => {
  test("that are the same are an error", async () => {
    expect(
      await faults({ "a.yaml": audience("one", { display: "X" }), "b.yaml": audience("two", { display: "X" }) }),
    ).toEqual([
      'b.yaml:6:9-10 error manifest-duplicate-name: the display name "X" is taken by audience/one [it is also at a.yaml:6:9; choose another name for one of them, or, when both are live, let each name its own with metadata.adopt.id]',
    ]);
  });

  test("may be the same where each manifest says which live object is its own", async () => {
    const adopts = (name: string, mark: string): string =>
      audience(name, { display: "X", metadata: `  adopt: {${mark}}\n` });
    expect(
      await faults({
        "a.yaml": adopts("one", "id: aud_1"),
        "b.yaml": adopts("two", "key: x_2"),
        "c.yaml": adopts("three", "id: aud_3"),
      }),
    ).toEqual([]);
  });

  test("that probably lead to one key are a warning", async () => {
    const files = {
      "a.yaml": audience("one", { display: "Big Spenders" }),
      "b.yaml": audience("two", { display: "big-spenders!" }),
    };
    expect(await faults(files)).toEqual([
      'b.yaml:6:9-22 warning manifest-similar-name: the display names "big-spenders!" and "Big Spenders" probably lead to one key, big_spenders [the other one is at a.yaml:6:9; let the names differ in letters or digits]',
    ]);
  });

  test("without Latin letters are not taken for the same", async () => {
    expect(
      await faults({ "a.yaml": audience("one", { display: "名" }), "b.yaml": audience("two", { display: "前" }) }),
    ).toEqual([]);
  });
});

describe("display names of several kinds", () => {
  test("are shared by audiences and computed traits", async () => {
    const files = { "a.yaml": audience("one", { display: "X y" }), "b.yaml": trait("two", { display: "X y" }) };
    expect(await faults(files)).toEqual([
      'b.yaml:6:9-12 error manifest-duplicate-name: the display name "X y" is taken by audience/one [it is also at a.yaml:6:9; choose another name for one of them, or, when both are live, let each name its own with metadata.adopt.id]',
    ]);
    const similar = { ...files, "b.yaml": trait("two", { display: "x-y" }) };
    expect(await faults(similar)).toEqual([
      'b.yaml:6:9-12 warning manifest-similar-name: the display names "x-y" and "X y" probably lead to one key, x_y [the other one is at a.yaml:6:9; let the names differ in letters or digits]',
    ]);
  });

  test("are not shared with filters", async () => {
    expect(
      await faults({ "a.yaml": audience("one", { display: "X" }), "b.yaml": filter("two", { display: "X" }) }),
    ).toEqual([]);
  });

  test("of filters may be similar, but not the same", async () => {
    const named = (display: string) => ({
      "a.yaml": filter("one", { display: "Drop it" }),
      "b.yaml": filter("two", { display }),
    });
    expect(await faults(named("drop-it"))).toEqual([]);
    expect(await faults(named("Drop it"))).toEqual([
      'b.yaml:6:9-16 error manifest-duplicate-name: the display name "Drop it" is taken by filter/one [it is also at a.yaml:6:9; choose another name for one of them, or, when both are live, let each name its own with metadata.adopt.id]',
    ]);
  });
});

test("kinds have addresses of their own", async () => {
  expect(
    await faults({
      "a.yaml": audience("one", { display: "A" }),
      "b.yaml": trait("one", { display: "B" }),
      "c.yaml": filter("one", { display: "C" }),
    }),
  ).toEqual([]);
});

describe("references", () => {
  const to = (name: string): string => `  description: \${audience.${name}.key}\n`;

  test("to a manifest in another file are fine", async () => {
    expect(await faults({ "a.yaml": audience("one", { spec: to("two") }), "b.yaml": audience("two") })).toEqual([]);
  });

  test("to nothing suggest the one that was probably meant", async () => {
    const files = { "a.yaml": audience("one", { spec: to("internal-staf") }), "b.yaml": audience("internal-staff") };
    expect(await faults(files)).toEqual([
      "a.yaml:10:16-45 error manifest-unknown-reference: no manifest of this project declares audience/internal-staf [did you mean audience/internal-staff?]",
    ]);
  });

  test.each([
    ["to itself", { one: "one" }, "audience/one refers to itself"],
    [
      "in a circle",
      { one: "two", two: "three", three: "one" },
      "audience/one refers to audience/two, which refers to audience/three, which refers to audience/one",
    ],
  ])("%s are refused where the first is, because none could be created before the others", async (_, targets, said) => {
    const documents = Object.entries(targets).map(
      ([name, target]) =>
        `apiVersion: audiencectl/v1\nkind: Audience\nmetadata: {name: ${name}}\nspec:\n  name: ${name}\n  audienceType: USERS\n  definition:\n    query: trait('\${audience.${target}.key}') = 'true'\n`,
    );
    const { diagnostics } = await load({ "a.yaml": documents.join("---\n") });
    expect(diagnostics.map(({ code, message, source }) => `${source?.line} ${code}: ${message}`)).toEqual([
      `8 manifest-circular-reference: ${said}`,
    ]);
  });

  test("to nothing never suggest the manifest that has the reference", async () => {
    const files = { "a.yaml": audience("ones", { spec: to("one") }) };
    expect(await faults(files)).toEqual([expect.not.stringContaining("did you mean")]);
  });

  test("to nothing like it say what to do", async () => {
    expect(await faults({ "a.yaml": audience("one", { spec: "  description: ${trait.ltv.key}\n" }) })).toEqual([
      "a.yaml:10:16-32 error manifest-unknown-reference: no manifest of this project declares trait/ltv [declare it in a manifest, or write the key of a live object as plain text; when its manifest was removed, take this reference out, too]",
    ]);
  });

  test.each([
    ["a name before", "  previousNames: [shoes-39]\n"],
    ["the key that it is adopted by", "  adopt: {key: shoes_39}\n"],
  ])("to %s of an object name its address of today, and not one that differs in a digit", async (_title, metadata) => {
    const files = {
      "a.yaml": audience("one", { spec: to("shoes-39") }),
      "b.yaml": audience("boots", { metadata }),
      "c.yaml": audience("shoes-239"),
    };
    expect(await faults(files)).toEqual([
      "a.yaml:10:16-40 error manifest-unknown-reference: no manifest of this project declares audience/shoes-39 [it was renamed: write audience/boots]",
    ]);
  });

  test("to a name that fits the display name of another manifest say that it was perhaps renamed, and what to write", async () => {
    const files = {
      "a.yaml": audience("one", { spec: to("brown-shoes") }),
      "b.yaml": audience("boots", { display: "Brown shoes" }),
      "c.yaml": audience("brown-shoe"),
    };
    expect(await faults(files)).toEqual([
      "a.yaml:10:16-43 error manifest-unknown-reference: no manifest of this project declares audience/brown-shoes [perhaps audience/boots is it under a new name, because its display name fits: then write previousNames: [brown-shoes] under its metadata, and refer to audience/boots]",
    ]);
  });

  const inQuery = "trait('${trait.lifetime-vale.key}') > 500";

  test("to a computed trait are fine", async () => {
    const files = {
      "a.yaml": audience("one").replace(/query: .*/, inQuery.replace("vale", "value").replace(/^/, "query: ")),
      "b.yaml": trait("lifetime-value"),
    };
    expect(await faults(files)).toEqual([]);
  });

  test("to no computed trait suggest the one that was probably meant, and never an audience", async () => {
    const files = {
      "a.yaml": audience("one").replace(/query: .*/, `query: ${inQuery}`),
      "b.yaml": trait("lifetime-value"),
      "c.yaml": audience("lifetime-vale", { display: "Other" }),
    };
    expect(await faults(files)).toEqual([
      "a.yaml:9:19-45 error manifest-unknown-reference: no manifest of this project declares trait/lifetime-vale [did you mean trait/lifetime-value?]",
    ]);
  });

  test("in the parts of an audience are judged, too", async () => {
    const spec =
      '  destinations:\n    - destination: {id: a}\n      connectionSettings: {a: ["${trait.nope.key} ${env.X}"]}\n';
    expect(await faults({ "a.yaml": audience("one", { spec }) })).toEqual([
      "a.yaml:12:33-50 error manifest-unknown-reference: no manifest of this project declares trait/nope [declare it in a manifest, or write the key of a live object as plain text; when its manifest was removed, take this reference out, too]",
    ]);
  });

  test("to a manifest of another environment say so", async () => {
    const files = {
      "a.yaml": audience("one", { spec: to("two") }),
      "b.yaml": audience("two", { metadata: only("production") }),
    };
    expect(await faults(files)).toEqual([
      "a.yaml:10:16-35 error manifest-unknown-reference: audience/two does not belong to this environment [audience/two is limited to production by metadata.environments; limit this manifest too]",
    ]);
  });

  test("to a manifest with faults are fine", async () => {
    const files = {
      "a.yaml": audience("one", { spec: to("two") }),
      "b.yaml": audience("two", { spec: "  enabled: yes\n" }),
    };
    expect((await load(files)).diagnostics.map(({ code }) => code)).toEqual(["manifest-wrong-type"]);
  });

  test("are not judged while a file cannot be read", async () => {
    const files = { "a.yaml": audience("one", { spec: to("two") }), "b.yaml": "kind: [\n" };
    expect((await load(files)).diagnostics.map(({ code }) => code)).toEqual(["document-syntax"]);
  });

  test("are judged in spite of an empty file", async () => {
    const files = { "a.yaml": audience("one", { spec: to("two") }), "b.yaml": "" };
    expect((await load(files)).diagnostics.map(({ code }) => code)).toEqual([
      "manifest-unknown-reference",
      "document-empty",
    ]);
  });
});

describe("previous names", () => {
  const was = (name: string): string => `  previousNames: [${name}]\n`;

  test.each<[title: string, files: Record<string, string>, fault: string]>([
    [
      "that are the manifest's own name",
      { "a.yaml": audience("one", { metadata: was("one") }) },
      "a.yaml:5:19-22 error manifest-previous-name: one is the manifest's own name, not a previous one [remove it from previousNames]",
    ],
    [
      "that another manifest still has",
      { "a.yaml": audience("one", { metadata: was("two") }), "b.yaml": audience("two") },
      "a.yaml:5:19-22 error manifest-previous-name: two is still the name of another manifest [it is declared at b.yaml:4:9; remove it from previousNames, or remove that manifest]",
    ],
    [
      "that another manifest has since it was renamed",
      { "a.yaml": audience("one", { metadata: was("two") }), "b.yaml": audience("two", { metadata: was("three") }) },
      "a.yaml:5:19-22 error manifest-previous-name: two is still the name of another manifest [it is declared at b.yaml:4:9, which was renamed as well: rename one manifest at a time, to a name that is free, and apply in between; a swap takes three steps, by way of a third name]",
    ],
    [
      "that two manifests claim",
      { "a.yaml": audience("one", { metadata: was("x") }), "b.yaml": audience("two", { metadata: was("x") }) },
      "b.yaml:5:19-20 error manifest-previous-name: x is a previous name of audience/one, too [the other one is at a.yaml:4:9; only one of them can take the object over]",
    ],
  ])("%s are told", async (_title, files, fault) => {
    expect(await faults(files)).toEqual([fault]);
  });
});

test("an environment that does not exist is told with the one that was probably meant", async () => {
  expect(await faults({ "a.yaml": audience("one", { metadata: only("stagin") }) })).toEqual([
    "a.yaml:5:18-24 error manifest-unknown-environment: there is no environment stagin [did you mean staging? environments: staging, production]",
  ]);
});

describe("environment variables", () => {
  const settings = (...names: string[]): string =>
    `  destinations:\n    - destination: {id: a}\n      connectionSettings: {${names.map((name) => `${name}: "\${env.${name}}"`).join(", ")}}\n`;

  async function secretFaults(line: string, ...names: string[]): Promise<string[]> {
    const project = projectText.replace(/ {2}secrets: .*\n/, line);
    const { diagnostics } = await load({ "a.yaml": audience("one", { spec: settings(...names) }) }, "staging", project);
    return diagnostics.map(show);
  }

  test("that the project file lists may be named", async () => {
    expect(await secretFaults("  secrets: [BRAZE_KEY]\n", "BRAZE_KEY")).toEqual([]);
  });

  test("that it does not list are refused, all with the one line to paste", async () => {
    const line = "write secrets: [BRAZE_KEY, HOOK] into the project file, as a line below spec";
    expect(await secretFaults("", "HOOK", "BRAZE_KEY")).toEqual([
      `a.yaml:12:35-46 error manifest-unlisted-secret: the project file does not allow manifests to name HOOK [${line}]`,
      `a.yaml:12:61-77 error manifest-unlisted-secret: the project file does not allow manifests to name BRAZE_KEY [${line}]`,
    ]);
  });

  test("that are near one of the list may be a slip, and the line keeps the list", async () => {
    expect(await secretFaults("  secrets: [BRAZE_KEY]\n", "BRAZE_KEYS")).toEqual([
      "a.yaml:12:41-58 error manifest-unlisted-secret: the project file does not allow manifests to name BRAZE_KEYS [did you mean BRAZE_KEY? else write secrets: [BRAZE_KEY, BRAZE_KEYS] into the project file, in place of spec.secrets]",
    ]);
  });

  test("of the run itself are refused without a line that would list them", async () => {
    expect(await secretFaults("", "PUBLIC_API_TOKEN")).toEqual([
      "a.yaml:12:47-70 error manifest-reserved-secret: PUBLIC_API_TOKEN belongs to audiencectl itself and cannot be sent to a destination [put what the destination needs into a variable of another name]",
    ]);
  });

  test("are judged in manifests of other environments, too", async () => {
    const text = audience("one", { metadata: only("production"), spec: settings("HOOK") });
    expect((await load({ "a.yaml": text })).diagnostics.map(({ code }) => code)).toEqual(["manifest-unlisted-secret"]);
  });
});

describe("a secret in clear text", () => {
  const sends = (settings: string): { spec: string } => ({
    spec: `  destinations:\n    - destination: {id: a}\n      connectionSettings: {${settings}}\n`,
  });
  const inClear = async (...settings: string[]): Promise<string[]> => {
    const texts = settings.map((each, index) => [`${index}.yaml`, audience(`n${index}`, sends(each))] as const);
    return (await load(Object.fromEntries(texts))).diagnostics.map(show);
  };

  test("is warned of where its name is one of secrets, without the text", async () => {
    expect(await inClear("accessToken: sesame")).toEqual([
      "0.yaml:12:41-47 warning manifest-secret-in-clear: connectionSettings.accessToken is in clear text, and by its name it is probably a secret [if it is a secret, write ${env.ACCESS_TOKEN}, add ACCESS_TOKEN to the list spec.secrets of the project file, and make a new one: this one is in the manifest]",
    ]);
  });

  test("is warned of where another manifest takes it from the environment", async () => {
    expect(await inClear('pin: "${env.KEY}"', "pin: sesame")).toEqual([
      expect.stringContaining(
        "and audience/n0/destination/a takes it from ${env.KEY} [if it is a secret, write ${env.KEY}, and make",
      ),
    ]);
  });

  test("gets a variable by all that leads to it", async () => {
    expect(await inClear("auth: {token: sesame}")).toEqual([expect.stringContaining("write ${env.AUTH_TOKEN}, add")]);
  });

  test("is nothing that a name of something else has", async () => {
    expect(await inClear("tokenType: bearer, account: one, accessToken: $.traits.token")).toEqual([]);
  });
});
