import { suggest } from "../values/suggest.ts";
import type { VariableValue } from "../project/project.ts";
import { listSome } from "../values/words.ts";
import { keyedPrefixes, parseExpression, writeInterpolation } from "../values/template.ts";

/** Why an interpolation cannot be used. */
export interface ExpressionFault {
  code: "manifest-undefined-variable" | "manifest-invalid-interpolation";
  message: string;
  hint: string;
}

/** What an expression between `${` and `}` comes to. */
export type Expression =
  /** `variable` is the name of the variable that it comes from, where it comes from one. */
  | { type: "value"; value: VariableValue; origin: string; variable?: string }
  | { type: "reference"; address: string }
  /** An environment variable. It is not read here: the text stays a template until it is sent. */
  | { type: "secret"; name: string }
  /** The id of the space, which is not known here. The text stays a template, which no space may be written with. */
  | { type: "space-id" }
  /** The variables are not known here, so neither the value nor a fault is. */
  | { type: "unknown" }
  | { type: "fault"; fault: ExpressionFault };

/** An environment as far as interpolations see it. */
interface VariablesOfEnvironment {
  name: string;
  variables: ReadonlyMap<string, VariableValue>;
}

/** What interpolations can see. */
export interface InterpolationScope {
  /** The environment whose variables count; `undefined` when none of the manifest's own environments exists. */
  environment?: VariablesOfEnvironment;
  /** All environments of the project, so that what none of them has is told once. @default only the one that counts */
  environments?: readonly VariablesOfEnvironment[];
  /** The id of the space. @default not known yet, as when manifests are checked offline */
  spaceId?: string;
  /** Whether environment variables can be named here. */
  secrets?: boolean;
}

/** Reads an expression as `parseTemplate` returns it. */
export function readExpression(expression: string, scope: InterpolationScope): Expression {
  const parsed = parseExpression(expression);
  const written = writeInterpolation(expression);
  switch (parsed.type) {
    case "variable":
      return readVariable(parsed.name, scope);
    case "space-id":
      if (scope.spaceId === undefined) return parsed;
      return { type: "value", value: scope.spaceId, origin: "the space's id" };
    case "reference":
      return parsed;
    case "secret":
      return scope.secrets === true ? parsed : refuseSecret(written);
    case "bad-variable": {
      const hint = `names of variables are letters, digits, underscores and hyphens, with no digit at the start: ${writeInterpolation(parsed.near)}`;
      return fault(`${written} cannot be the name of a variable`, hint);
    }
    case "bad-secret": {
      if (scope.secrets !== true) return refuseSecret(written);
      const hint = `names of environment variables are letters, digits and underscores, with no digit at the start: ${writeInterpolation(parsed.near)}`;
      return fault(`${written} cannot be the name of an environment variable`, hint);
    }
    case "bad-reference": {
      const hint = `names are lower-case letters, digits and hyphens, as in metadata.name: ${writeInterpolation(parsed.near)}`;
      return fault(`${written} cannot be the name of a resource`, hint);
    }
    case "no-attribute":
      return fault(
        `${written} does not say which part of it to use`,
        `write ${writeInterpolation(`${expression}.key`)}`,
      );
    case "empty":
      return fault("an interpolation is empty", "write $${ for a literal ${");
    case "unknown":
      return refuseUnknown(expression, scope);
  }
}

function refuseUnknown(expression: string, scope: InterpolationScope): Expression {
  const bare = scope.environment?.variables.has(expression) === true ? `write \${var.${expression}};` : undefined;
  const root = /^[^.]*/.exec(expression)?.[0] ?? "";
  const near = suggest(root, ["var", ...keyedPrefixes, "space", "env"]);
  const corrected = near === undefined ? "" : near + expression.slice(root.length);
  // What is suggested has to be understood: a word alone is no expression, whichever it is near to.
  const parsed = parseExpression(corrected);
  const isUnderstood = !["unknown", "empty"].includes(parsed.type);
  const understood = "near" in parsed ? parsed.near : corrected;
  const meant = isUnderstood ? `did you mean ${writeInterpolation(understood)}?` : undefined;
  // The name of a variable alone, with a slip. A kind of expression with a slip comes first.
  const variable = suggest(expression, [...(scope.environment?.variables.keys() ?? [])]);
  const misspelt = variable === undefined ? undefined : `did you mean \${var.${variable}}?`;
  const secret = scope.secrets === true ? ", ${env.NAME}" : "";
  const keys = keyedPrefixes.map((prefix) => `\${${prefix}.NAME.key}`).join(", ");
  const list = `known: \${var.NAME}, \${space.id}, ${keys}${secret}; write $\${ for a literal \${`;
  return fault(
    `\${${expression.slice(0, 60)}} is not understood`,
    [bare ?? meant ?? misspelt, list].filter(Boolean).join(" "),
  );
}

function refuseSecret(written: string): Expression {
  const hint =
    "environment variables are secrets and fill only connectionSettings and destinationMapping.settings; use ${var.NAME} for everything else";
  return fault(`${written} is not allowed here`, hint);
}

function readVariable(name: string, { environment, environments = [] }: InterpolationScope): Expression {
  if (!environment) return { type: "unknown" };
  const value = environment.variables.get(name);
  const origin = `the value comes from the variable ${name} of environment ${environment.name}`;
  if (value !== undefined) return { type: "value", value, origin, variable: name };
  const isNowhere = environments.length > 1 && environments.every(({ variables }) => !variables.has(name));
  const fault = isNowhere ? definedNowhere(name, environments) : notDefined(name, environment);
  return { type: "fault", fault };
}

function notDefined(name: string, { name: environment, variables }: VariablesOfEnvironment): ExpressionFault {
  const message = `the variable ${name} is not defined for environment ${environment}`;
  const add = `add it to spec.environments.${environment}.variables in the project file`;
  return { code: "manifest-undefined-variable", message, hint: hintOf(name, [...variables.keys()], add) };
}

/** The same words whichever environment is looked at, so that it is one finding. */
function definedNowhere(name: string, environments: readonly VariablesOfEnvironment[]): ExpressionFault {
  const names = new Set(environments.flatMap(({ variables }) => [...variables.keys()]));
  const message = `the variable ${name} is not defined for any environment`;
  const add = "add it to the variables of each environment in the project file";
  return { code: "manifest-undefined-variable", message, hint: hintOf(name, [...names], add) };
}

function hintOf(name: string, names: readonly string[], add: string): string {
  const near = suggest(name, names);
  const parts = [near && `did you mean ${near}?`, names.length > 0 && `defined: ${listSome(names)};`, add];
  return parts.filter(Boolean).join(" ");
}

function fault(message: string, hint: string): Expression {
  return { type: "fault", fault: { code: "manifest-invalid-interpolation", message, hint } };
}
