import { isTestDocument } from "../manifest/test-documents.ts";
import { member } from "../values/json.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { readTextFile } from "../yaml/read-text-file.ts";

/** The names of the tests in files, of all environments and with their faults. What cannot be read has none. */
export function testNamesIn(files: readonly string[]): Set<string> {
  const names = files.flatMap((file) => {
    const { source } = readTextFile(file, file);
    if (!source?.text.includes("audiencectl/")) return [];
    return parseYaml(source)
      .documents.filter(isTestDocument)
      .map(({ value }) => member(member(value, "metadata"), "name"));
  });
  return new Set(names.filter((name) => typeof name === "string"));
}
