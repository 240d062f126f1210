/** One piece of a text with interpolations: plain text, or an expression from between `${` and `}`. */
export type TemplatePart =
  | { type: "text"; text: string; start: number; end: number }
  | { type: "expression"; expression: string; start: number; end: number };

/**
 * Splits a text at its `${…}` interpolations. `$${` is a literal `${`. Offsets are into the given text.
 * An interpolation that is not closed is returned as an expression that reaches to the end, with `closed: false`.
 */
export function parseTemplate(source: string): { parts: TemplatePart[]; closed: boolean } {
  const parts: TemplatePart[] = [];
  let text = "";
  let textStart = 0;
  let at = 0;
  const flush = (end: number): void => {
    if (end > textStart) parts.push({ type: "text", text, start: textStart, end });
    text = "";
  };
  while (at < source.length) {
    if (source.startsWith("$${", at)) {
      text += "${";
      at += 3;
    } else if (source.startsWith("${", at)) {
      flush(at);
      const close = source.indexOf("}", at);
      const end = close === -1 ? source.length : close + 1;
      parts.push({
        type: "expression",
        expression: source.slice(at + 2, close === -1 ? end : close).trim(),
        start: at,
        end,
      });
      if (close === -1) return { parts, closed: false };
      at = end;
      textStart = end;
    } else {
      text += source.charAt(at);
      at += 1;
    }
  }
  flush(source.length);
  return { parts, closed: true };
}

/** Writes a literal text so that `parseTemplate` reads it back as it is. */
export function escapeTemplate(text: string): string {
  // A function, because in a replacement text `$$` would stand for one dollar sign.
  return text.replaceAll("${", () => "$${");
}

/** The address and attribute that a reference such as `audience.internal-staff.key` names, or `undefined`. */
export function parseReference(expression: string): { address: string; attribute: "key" } | undefined {
  const match = /^(audience|trait)\.([a-z0-9](?:[-a-z0-9]*[a-z0-9])?)\.key$/.exec(expression);
  return match ? { address: `${match[1]}/${match[2]}`, attribute: "key" } : undefined;
}

/** The environment variable that a mention such as `env.API_KEY` names, or `undefined`. */
export function parseSecret(expression: string): string | undefined {
  return /^env\.([A-Za-z_]\w*)$/.exec(expression)?.[1];
}

/** What a template comes to when some of its expressions are filled in. */
export interface ResolvedTemplate {
  /** The text; still a template as long as anything is missing. */
  value: string;
  /** Addresses whose keys are missing. */
  unknown: string[];
  /** Environment variables whose values are missing. */
  secrets: string[];
}

/**
 * Fills the expressions of a template in. `keyOf` answers the key of an address, `secretOf` the value of an environment
 * variable, each `undefined` while it is not known. While one is missing the value stays a template, with what is known
 * filled in.
 */
export function resolveTemplate(
  source: string,
  keyOf: (address: string) => string | undefined,
  secretOf: (name: string) => string | undefined = () => undefined,
): ResolvedTemplate {
  const pieces = parseTemplate(source).parts.map((part): { text?: string; template?: string } & Partial<Missing> => {
    if (part.type === "text") return { text: part.text };
    const { address } = parseReference(part.expression) ?? {};
    const secret = parseSecret(part.expression);
    const text = address !== undefined ? keyOf(address) : secret !== undefined ? secretOf(secret) : "";
    if (text !== undefined) return { text };
    return {
      template: source.slice(part.start, part.end),
      ...(address !== undefined && { address }),
      ...(secret !== undefined && { secret }),
    };
  });
  const unknown = pieces.flatMap(({ address }) => address ?? []);
  const secrets = pieces.flatMap(({ secret }) => secret ?? []);
  const spell = unknown.length + secrets.length > 0 ? escapeTemplate : (text: string): string => text;
  return { value: pieces.map(({ template, text = "" }) => template ?? spell(text)).join(""), unknown, secrets };
}

interface Missing {
  address: string;
  secret: string;
}
