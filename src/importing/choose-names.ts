import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";

/** Characters of a DNS label. */
const maxLength = 63;

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

/** Accents are dropped, so that `Café` is not cut short; all else that a label cannot hold is a hyphen. */
function toLabel(text: string): string {
  const plain = text.normalize("NFKD").replaceAll(/\p{Mark}/gu, "");
  const label = plain.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return trimHyphens(trimHyphens(label).slice(0, maxLength));
}

function freeName(base: string, used: ReadonlySet<string>): string {
  if (!used.has(base)) return base;
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`;
    const name = trimHyphens(base.slice(0, maxLength - suffix.length)) + suffix;
    if (!used.has(name)) return name;
  }
}

function trimHyphens(text: string): string {
  return text.replaceAll(/^-+|-+$/g, "");
}
