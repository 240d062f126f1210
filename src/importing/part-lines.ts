import { declareParts } from "../resources/declare-parts.ts";
import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { compareText } from "../values/compare-text.ts";
import { isJsonObject } from "../values/json.ts";
import { groupBy } from "../values/group-by.ts";
import type { NewItem } from "../yaml/write/append-items.ts";
import { writeYaml } from "../yaml/write/write-yaml.ts";
import type { SecretNames } from "./hide-secrets.ts";

/** What declares a live part in the manifest of its audience. */
export interface PartLines {
  /** The field with one entry, as YAML. What the part has itself is in it. */
  text: string;
  /** The entry by itself. */
  item: NewItem;
  /** The environment variables that it names for secrets. */
  secrets: string[];
  /** What is not known of these names. */
  doubts: string[];
}

/**
 * The lines that declare a part just as it is, for somebody to paste; `undefined` where it was not read.
 *
 * @param id The id of the part.
 * @param space Everything in the space that was read.
 * @param secrets Names its secrets. One for all parts, so that different secrets get different names.
 */
export function partLines(id: string, space: readonly LiveResource[], secrets: SecretNames): PartLines | undefined {
  const part = space.find((each) => each.id === id);
  const parent = space.find((each) => each.id === part?.within.at(-1));
  const field = part && kindOf(part.kind).parent?.field;
  if (!part || !parent || field === undefined) return undefined;
  const parts = new Map(groupBy(space, ({ within }) => within.at(-1) ?? ""));
  parts.set(parent.id, [part]);
  const named = new Set<string>();
  const { fields, comments } = declareParts(parent, parts, {
    hide: (of, settings) => secrets.hide(of, settings, (name) => named.add(name)),
  });
  const { [field]: list } = fields;
  const [value] = Array.isArray(list) ? list : [];
  if (!isJsonObject(value)) return undefined;
  const first = `/${field}/0`;
  const own = [...comments].filter(([at]) => at === first || at.startsWith(`${first}/`));
  return {
    text: writeYaml({ [field]: [value] }, new Map(own), { printed: true }),
    item: { value, comments: new Map(own.map(([at, comment]) => [at.slice(first.length), comment])) },
    secrets: [...named].toSorted(compareText),
    doubts: [...named].toSorted(compareText).flatMap((name) => secrets.doubtOf(name) ?? []),
  };
}
