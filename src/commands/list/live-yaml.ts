import type { LiveList } from "../../report/live-list.ts";
import { writeYaml } from "../../yaml/write/write-yaml.ts";

/** What is live in a space as YAML: a document for each object, with what its JSON has. */
export function renderLiveYaml({ objects }: LiveList): string {
  const documents = objects.map((object) => writeYaml({ ...object }, undefined, { printed: true }));
  return documents.join("---\n");
}
