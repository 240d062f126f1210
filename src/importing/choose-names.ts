import { maxLabelLength, toLabel, trimHyphens } from "../values/label.ts";
import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";

/**
 * A `metadata.name` for each object, by its id: the display name as a DNS label; the key, or at last the kind, where the
 * name has no Latin letter and no digit. Names that are taken get a number.
 *
 * @param taken Names that manifests have already.
 */
export function chooseNames(objects: readonly LiveResource[], taken: ReadonlySet<string>): Map<string, string> {
  const used = new Set(taken);
  return new Map(
    objects.map((live) => {
      const base = toLabel(live.name) || toLabel(live.key ?? "") || kindOf(live.kind).prefix;
      const name = freeName(base, used);
      used.add(name);
      return [live.id, name];
    }),
  );
}

function freeName(base: string, used: ReadonlySet<string>): string {
  if (!used.has(base)) return base;
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`;
    const name = trimHyphens(base.slice(0, maxLabelLength - suffix.length)) + suffix;
    if (!used.has(name)) return name;
  }
}
