import { declareParts } from "../resources/declare-parts.ts";
import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { groupBy } from "../values/group-by.ts";
import { writeYaml } from "../yaml/write/write-yaml.ts";
import { SecretNames } from "./hide-secrets.ts";

/** What declares a live part in the manifest of its audience. */
export interface PartLines {
  /** The field with one entry, as YAML. What the part has itself is in it. */
  text: string;
  /** The environment variables that it names for secrets. */
  secrets: string[];
}

/**
 * The lines that declare a part just as it is, for somebody to paste; `undefined` where it was not read.
 *
 * @param id The id of the part.
 * @param space Everything in the space that was read.
 */
export function partLines(id: string, space: readonly LiveResource[]): PartLines | undefined {
  const part = space.find((each) => each.id === id);
  const parent = space.find((each) => each.id === part?.within.at(-1));
  const field = part && kindOf(part.kind).parent?.field;
  if (!part || !parent || field === undefined) return undefined;
  const parts = new Map(groupBy(space, ({ within }) => within.at(-1) ?? ""));
  parts.set(parent.id, [part]);
  const secrets = new SecretNames();
  const { fields, comments } = declareParts(parent, parts, secrets);
  const text = writeYaml(
    { [field]: fields[field] ?? [] },
    new Map([...comments].filter(([at]) => at.startsWith(`/${field}/`))),
    { printed: true },
  );
  return { text, secrets: secrets.all().map(({ name }) => name) };
}
