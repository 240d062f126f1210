import { makeTestFile, type NewTestFile } from "../../../src/testing/index.ts";
import { open } from "../run.ts";

/** The new test of an object of a project with these manifests, for the environment staging of staging and production. */
export async function makeNew(
  manifests: string,
  address: string,
  { taken = [] as string[], environments = ["staging", "production"] } = {},
): Promise<NewTestFile> {
  const opened = [];
  for (const name of environments) {
    const { run } = await open({ "audiences/x.yaml": manifests }, name);
    opened.push({ name, definitions: run.definitions });
  }
  const file = makeTestFile({
    address,
    name: address.slice(address.indexOf("/") + 1),
    environments: opened,
    all: ["staging", "production"],
    taken: new Set(taken),
    schemaLine: "# schema\n",
  });
  if (!("text" in file)) throw new Error(file.because);
  return file;
}
