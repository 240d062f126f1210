import { expect, test } from "vitest";
import { audience } from "../support/project.ts";
import { openWorkshop } from "../support/workshop.ts";

/** Replaces an audience that another one names, where its key stays the same, and gives the report of that apply. */
async function replaceNamed(format: string): Promise<string> {
  const all = (audienceType: string) => [
    audience("z", { audienceType }, { replace: "allow" }),
    audience("a", { definition: { query: "trait('${audience.z.key}') = 'true'" } }),
    audience("b"),
    audience("c"),
  ];
  const { apply, declare } = await openWorkshop(all("USERS"), {
    deletedKeyReuse: true,
    deleteWithDependants: "allow",
  });
  expect((await apply()).exitCode).toBe(0);
  declare(all("ACCOUNTS"));
  return (await apply({ format })).stdout;
}

test.for(["text", "markdown"])(
  "what names a key that came out as before is not called applied before, as %s",
  async (format) => {
    expect(await replaceNamed(format)).not.toContain("already applied");
  },
);

test.for(["text", "markdown"])(
  "what names a key that came out as before says why nothing was done, as %s",
  async (format) => {
    expect(await replaceNamed(format)).toMatch(/audience\/a.*it names the key of `?audience\/z`? already/u);
  },
);
