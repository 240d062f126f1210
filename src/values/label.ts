/** Characters of a DNS label. */
export const maxLabelLength = 63;

/**
 * A text as a DNS label, the form that names of projects, environments and manifests have. Accents are dropped, so that
 * `Café` is not cut short; all else that a label cannot hold is a hyphen. Empty where the text has no Latin letter and no
 * digit.
 */
export function toLabel(text: string): string {
  const plain = text.normalize("NFKD").replaceAll(/\p{Mark}/gu, "");
  const label = plain.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return trimHyphens(trimHyphens(label).slice(0, maxLabelLength));
}

/** Takes off the hyphens that a label may neither begin nor end with. */
export function trimHyphens(text: string): string {
  return text.replaceAll(/^-+|-+$/g, "");
}

/** Whether a text is a DNS label. */
export function isLabel(text: string): boolean {
  return /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(text);
}
