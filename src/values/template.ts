import { toIdentifier, toNearLabel } from "./allowed-name.ts";
import type { JsonObject } from "./json.ts";
import { getAt, type Pointer } from "./pointer.ts";

/** What opens an interpolation. */
export const OPEN = "${";
/** What stands for a literal `${`. */
export const ESCAPED = "$${";

declare const isATemplate: unique symbol;

/**
 * A text in which `${…}` and `$${` have a meaning. A text that was filled in, or comes from the space, has none of that: it
 * is no template, and becomes one by `escapeTemplate` only, so that no text is read as a template twice.
 */
export type Template = string & { readonly [isATemplate]: true };

/** A text just as somebody wrote it in a file. Nothing else may be called so. */
export function asWritten(text: string): Template {
  return text as Template;
}

/**
 * The template at a place of values that are filled in but for some places: those of `references`, `secrets` and `unknown`.
 * All other texts are literal.
 */
export function templateAt(values: JsonObject, pointer: Pointer): Template | undefined {
  const text = getAt(values, pointer);
  return typeof text === "string" ? (text as Template) : undefined;
}

/** One piece of a text with interpolations: plain text, or an expression from between `${` and `}`. */
export type TemplatePart =
  /** `escapes` are the places where `$${` is written; in `text` it is `${`. */
  | { type: "text"; text: string; start: number; end: number; escapes: number[] }
  /** Without the blanks around it. */
  | { type: "expression"; expression: string; start: number; end: number };

/**
 * Splits a text at its `${…}` interpolations. `$${` is a literal `${`. Offsets are into the given text.
 * An interpolation that is not closed is returned as an expression that reaches to the end, with `closed: false`.
 */
export function parseTemplate(source: Template): { parts: TemplatePart[]; closed: boolean } {
  const parts: TemplatePart[] = [];
  let text = "";
  let escapes: number[] = [];
  let textStart = 0;
  let at = 0;
  const flush = (end: number): void => {
    if (end > textStart) parts.push({ type: "text", text, start: textStart, end, escapes });
    text = "";
    escapes = [];
  };
  while (at < source.length) {
    if (source.startsWith(ESCAPED, at)) {
      escapes.push(at);
      text += OPEN;
      at += ESCAPED.length;
    } else if (source.startsWith(OPEN, at)) {
      flush(at);
      const { expression, end, closed } = readInterpolation(source, at);
      parts.push({ type: "expression", expression, start: at, end });
      if (!closed) return { parts, closed: false };
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

function readInterpolation(source: string, start: number): { expression: string; end: number; closed: boolean } {
  const from = start + OPEN.length;
  const close = source.indexOf("}", from);
  if (close === -1) return { expression: source.slice(from).trim(), end: source.length, closed: false };
  return { expression: source.slice(from, close).trim(), end: close + 1, closed: true };
}

/**
 * Every expression that a text may hold, for texts of unknown meaning, such as whole files: reading starts at each `${`
 * anew, so that one that is never closed hides none behind it. It finds too many rather than too few.
 */
export function scanExpressions(source: string): string[] {
  const expressions: string[] = [];
  for (let at = source.indexOf(OPEN); at !== -1; at = source.indexOf(OPEN, at + OPEN.length)) {
    const { expression, closed } = readInterpolation(source, at);
    if (!closed) break;
    expressions.push(expression);
  }
  return expressions;
}

/** Whether `parseTemplate` reads anything else than the text as it is: an interpolation, or `$${`. */
export function isTemplate(text: string): boolean {
  return text.includes(OPEN);
}

/** Whether a text holds an interpolation. */
export function holdsExpression(text: Template): boolean {
  return parseTemplate(text).parts.some(({ type }) => type === "expression");
}

/** Writes a literal text so that `parseTemplate` reads it back as it is. */
export function escapeTemplate(text: string): Template {
  // A function, because in a replacement text `$$` would stand for one dollar sign.
  return text.replaceAll(OPEN, () => ESCAPED) as Template;
}

/** Writes an interpolation. */
export function writeInterpolation(expression: string): string {
  return `${OPEN}${expression}}`;
}

/** Writes the key of another resource, as a text in a manifest mentions it. */
export function writeReference(address: string): string {
  return writeInterpolation(`${address.replace("/", ".")}.key`);
}

/** Writes an environment variable, as a text in a manifest mentions it. */
export function writeSecret(name: string): string {
  return writeInterpolation(`env.${name}`);
}

/** What an expression between `${` and `}` names. */
export type ParsedExpression =
  | { type: "variable"; name: string }
  /** The id of the space. */
  | { type: "space-id" }
  /** The key of another resource. */
  | { type: "reference"; address: string }
  /** An environment variable. */
  | { type: "secret"; name: string }
  /** What cannot be the name of what it names, with an expression near to it that can. */
  | { type: "bad-variable" | "bad-reference" | "bad-secret"; near: string }
  /** What is not understood, by what comes nearest to it. */
  | { type: "empty" | "no-attribute" | "unknown" };

/**
 * The words with which references to keys start: the prefixes of the kinds that have keys. They are words of the language,
 * which lies below the table of kinds.
 */
export const keyedPrefixes = ["audience", "trait"];

const keyed = `(${keyedPrefixes.join("|")})`;

/** Each form of expression. The first fitting row counts. */
const forms: readonly { pattern: RegExp; read: (...groups: string[]) => ParsedExpression }[] = [
  { pattern: /^var\.([A-Za-z_][A-Za-z0-9_-]*)$/, read: (name = "") => ({ type: "variable", name }) },
  {
    pattern: /^var\.(.*)$/s,
    read: (name = "") => {
      const near = toIdentifier(name, { joint: "-", start: "v", otherwise: "NAME" });
      return { type: "bad-variable", near: `var.${near}` };
    },
  },
  { pattern: /^space\.id$/, read: () => ({ type: "space-id" }) },
  {
    pattern: new RegExp(String.raw`^${keyed}\.([a-z0-9](?:[-a-z0-9]*[a-z0-9])?)\.key$`),
    read: (kind, name) => ({ type: "reference", address: `${kind}/${name}` }),
  },
  {
    pattern: new RegExp(String.raw`^${keyed}\.([^.]+)\.key$`),
    read: (kind, name = "") => ({ type: "bad-reference", near: `${kind}.${toNearLabel(name, "NAME")}.key` }),
  },
  { pattern: new RegExp(String.raw`^${keyed}\.[a-z0-9-]+$`), read: () => ({ type: "no-attribute" }) },
  { pattern: /^env\.([A-Za-z_]\w*)$/, read: (name = "") => ({ type: "secret", name }) },
  {
    pattern: /^env\.(.*)$/s,
    read: (name = "") => {
      const near = toIdentifier(name, { joint: "_", start: "_", otherwise: "NAME" });
      return { type: "bad-secret", near: `env.${near}` };
    },
  },
  { pattern: /^$/, read: () => ({ type: "empty" }) },
];

/** Reads an expression as `parseTemplate` returns it. */
export function parseExpression(expression: string): ParsedExpression {
  for (const { pattern, read } of forms) {
    const match = pattern.exec(expression);
    if (match) return read(...match.slice(1));
  }
  return { type: "unknown" };
}

/**
 * The address that a text names when it is nothing but a reference such as `${audience.internal-staff.key}`. A literal text
 * may look the same: whether it is a reference, the references of its resource say.
 */
export function parseLoneReference(text: string): string | undefined {
  const [part, ...others] = parseTemplate(asWritten(text)).parts;
  if (part?.type !== "expression" || others.length > 0) return undefined;
  const parsed = parseExpression(part.expression);
  return parsed.type === "reference" ? parsed.address : undefined;
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
  source: Template,
  keyOf: (address: string) => string | undefined,
  secretOf: (name: string) => string | undefined = () => undefined,
): ResolvedTemplate {
  const pieces = parseTemplate(source).parts.map((part): { text?: string; template?: string } & Partial<Missing> => {
    if (part.type === "text") return { text: part.text };
    const parsed = parseExpression(part.expression);
    const template = source.slice(part.start, part.end);
    if (parsed.type === "reference") {
      const text = keyOf(parsed.address);
      return text === undefined ? { template, address: parsed.address } : { text };
    }
    if (parsed.type !== "secret") return { text: "" };
    const text = secretOf(parsed.name);
    return text === undefined ? { template, secret: parsed.name } : { text };
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
