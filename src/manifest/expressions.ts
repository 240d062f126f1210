import { suggest } from "../values/suggest.ts";
import type { VariableValue } from "../project/project.ts";
import { parseReference, parseSecret } from "../resources/template.ts";

/** Why an interpolation cannot be used. */
export interface ExpressionFault {
  code: "manifest-undefined-variable" | "manifest-invalid-interpolation";
  message: string;
  hint: string;
}

/** What an expression between `${` and `}` comes to. */
export type Expression =
  | { type: "value"; value: VariableValue; origin: string }
  | { type: "reference"; address: string }
  /** An environment variable. It is not read here: the text stays a template until it is sent. */
  | { type: "secret"; name: string }
  /** The variables are not known here, so neither the value nor a fault is. */
  | { type: "unknown" }
  | { type: "fault"; fault: ExpressionFault };

/** What interpolations can see. */
export interface Scope {
  /** The environment whose variables count; `undefined` when none of the manifest's own environments exists. */
  environment?: { name: string; variables: ReadonlyMap<string, VariableValue> };
  /** The id of the space, or what stands for it while it is not known. */
  spaceId: string;
  /** Whether environment variables can be named here. */
  secrets?: boolean;
}

const variableName = "[A-Za-z_][A-Za-z0-9_-]*";

/** Each form of expression. The first fitting row counts. */
const forms: readonly { pattern: RegExp; read: (match: RegExpExecArray, scope: Scope) => Expression }[] = [
  { pattern: new RegExp(`^var\\.(${variableName})$`), read: (match, scope) => readVariable(match[1] ?? "", scope) },
  {
    pattern: /^space\.id$/,
    read: (_match, { spaceId }) => ({ type: "value", value: spaceId, origin: "the space's id" }),
  },
  { pattern: /^(?:audience|trait)\.[^.]+\.key$/, read: (match) => readReference(match[0]) },
  { pattern: /^env\./, read: (match, { secrets = false }) => readSecret(match.input, secrets) },
  {
    pattern: /^(audience|trait)\.([a-z0-9-]+)$/,
    read: (match) => fault(`\${${match.input}} does not say what of it is meant`, `write \${${match.input}.key}`),
  },
  { pattern: /^$/, read: () => fault("an interpolation is empty", "write $${ for a literal ${") },
];

/** Reads an expression as `parseTemplate` returns it. */
export function readExpression(expression: string, scope: Scope): Expression {
  for (const { pattern, read } of forms) {
    const match = pattern.exec(expression);
    if (match) return read(match, scope);
  }
  const bare = scope.environment?.variables.has(expression) === true ? `write \${var.${expression}};` : undefined;
  const root = /^[^.]*/.exec(expression)?.[0] ?? "";
  const near = suggest(root, ["var", "audience", "trait", "space", "env"]);
  const meant =
    near !== undefined && near !== root ? `did you mean \${${near}${expression.slice(root.length)}}?` : undefined;
  const secret = scope.secrets === true ? ", ${env.NAME}" : "";
  const list = `known: \${var.NAME}, \${space.id}, \${audience.NAME.key}, \${trait.NAME.key}${secret}; write $\${ for a literal \${`;
  return fault(`\${${expression.slice(0, 60)}} is not understood`, [bare ?? meant, list].filter(Boolean).join(" "));
}

function readReference(expression: string): Expression {
  const reference = parseReference(expression);
  if (reference) return { type: "reference", address: reference.address };
  const hint = "names are lower-case letters, digits and hyphens, as in metadata.name";
  return fault(`\${${expression}} cannot be the name of a resource`, hint);
}

function readSecret(expression: string, allowed: boolean): Expression {
  if (!allowed) {
    const hint =
      "environment variables are secrets and fill only connectionSettings and destinationMapping.settings; use ${var.NAME} for everything else";
    return fault(`\${${expression}} is not allowed here`, hint);
  }
  const name = parseSecret(expression);
  if (name !== undefined) return { type: "secret", name };
  const hint = "names of environment variables are letters, digits and underscores, with no digit at the start";
  return fault(`\${${expression}} cannot be the name of an environment variable`, hint);
}

function readVariable(name: string, { environment }: Scope): Expression {
  if (!environment) return { type: "unknown" };
  const value = environment.variables.get(name);
  const origin = `the value comes from the variable ${name} of environment ${environment.name}`;
  if (value !== undefined) return { type: "value", value, origin };
  const names = [...environment.variables.keys()];
  const near = suggest(name, names);
  const add = `add it to spec.environments.${environment.name}.variables in the project file`;
  const hint = [near && `did you mean ${near}?`, names.length > 0 && `defined: ${names.join(", ")};`, add];
  const message = `the variable ${name} is not defined for environment ${environment.name}`;
  return {
    type: "fault",
    fault: { code: "manifest-undefined-variable", message, hint: hint.filter(Boolean).join(" ") },
  };
}

function fault(message: string, hint: string): Expression {
  return { type: "fault", fault: { code: "manifest-invalid-interpolation", message, hint } };
}
