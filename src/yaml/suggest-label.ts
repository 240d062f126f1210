/**
 * The DNS label nearest to a text: lower case, accents dropped, everything else a hyphen, at most 63 characters.
 *
 * @returns `undefined` when no letter or digit is left.
 */
export function suggestLabel(text: string): string | undefined {
  const label = text
    .slice(0, 200)
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+/g, "")
    .slice(0, 63)
    .replaceAll(/-+$/g, "");
  return label === "" ? undefined : label;
}
