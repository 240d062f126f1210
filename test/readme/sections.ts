import { readFileSync } from "node:fs";
import path from "node:path";
import audienceSchema from "../../schemas/audience.schema.json" with { type: "json" };
import computedTraitSchema from "../../schemas/computed-trait.schema.json" with { type: "json" };
import projectSchema from "../../schemas/project.schema.json" with { type: "json" };
import spaceFilterSchema from "../../schemas/space-filter.schema.json" with { type: "json" };
import testSchema from "../../schemas/test.schema.json" with { type: "json" };
import { commandDefinitions } from "../../src/commands/definitions/command-definitions.ts";
import { ruleCodes } from "../../src/diagnostics/codes.ts";
import { glossary } from "../../src/report/glossary.ts";
import { exitCodeTexts } from "../../src/commands/exit-codes.ts";
import type { KindReading } from "../../src/report/text/kind-text.ts";
import { explainKind } from "../../src/commands/explain/read-kind.ts";
import {
  resolveSchema,
  typeWords,
  type Definitions,
  type ShownSchema,
} from "../../src/commands/explain/schema-words.ts";
import { githubOutputs } from "../../src/report/github/github-outputs.ts";
import { unobservable, unobservableValues } from "../../src/probe/unobservable.ts";
import { resourceKinds } from "../../src/resources/kinds.ts";
import { settingRows } from "../../src/simulator/settings.ts";

const messaging = path.resolve(import.meta.dirname, "../../examples/messaging/messaging.yaml");

/** The generated sections of the README by name. */
export const sections: Record<string, () => string> = {
  commands: () =>
    table(
      ["command", "what it does"],
      commandDefinitions.map(({ name, aliases = [], summary }) => [
        [name, ...aliases].map((each) => `\`${each}\``).join(", "),
        summary,
      ]),
    ),
  formats: () => {
    const commands = commandDefinitions.flatMap(({ name, options }) => {
      const value = options.find(({ flags }) => flags.startsWith("--out "))?.value;
      return typeof value === "object" && "outputs" in value ? [{ name, formats: value.outputs }] : [];
    });
    return table(
      ["command", "formats"],
      commands.map(({ name, formats }) => [code(name), formats.map(code).join(", ")]),
    );
  },
  "github-outputs": () =>
    table(
      ["report", "output", "value"],
      Object.entries(githubOutputs).flatMap(([report, outputs]) =>
        Object.entries(outputs).map(([name, meaning]) => [report, code(name), meaning]),
      ),
    ),
  "rule-codes": () =>
    table(
      ["code", "what is wrong"],
      Object.entries(ruleCodes).map(([name, { title }]) => [code(name), title]),
    ),
  glossary: () =>
    table(
      ["word", "what it means"],
      glossary.map(({ word, meaning }) => [word, meaning]),
    ),
  "exit-codes": () => table(["code", "meaning"], Object.entries(exitCodeTexts)),
  "manifest-reference": () =>
    [
      "**Audience**\n",
      fieldTable(audienceSchema, audienceSchema.definitions),
      "\n**ComputedTrait** (`metadata` as above)\n",
      specTable(computedTraitSchema, computedTraitSchema.definitions),
      "\n**SpaceFilter** (`metadata` as above)\n",
      specTable(spaceFilterSchema, spaceFilterSchema.definitions),
      "\n**Project file**\n",
      fieldTable(projectSchema, projectSchema.definitions),
      "\n**Test file** (`metadata` as above)\n",
      specTable(testSchema, testSchema.definitions),
    ].join("\n"),
  "managed-fields": () => resourceKinds.map((kind) => ruleTable(explainKind(kind, code))).join("\n\n"),
  "example-messaging": () => `\`\`\`yaml\n${readFileSync(messaging, "utf8").trimEnd()}\n\`\`\``,
  "unobservable-settings": () =>
    table(
      ["setting", "why it cannot be seen"],
      [
        ...Object.entries(unobservable).map(([name, because]) => [code(name), because]),
        ...unobservableValues.map(([name, value, because]) => [code(`${name}=${String(value)}`), because]),
      ],
    ),
  "simulator-settings": () =>
    table(
      ["setting", "default", "or", "decides"],
      Object.entries(settingRows).map(([name, { default: initial, allowed, about }]) => [
        `\`${name}\``,
        String(initial),
        typeof allowed === "string" ? allowed : allowed.filter((value) => value !== initial).join(", "),
        about,
      ]),
    ),
};

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** What is done with each field of a kind, and what its replacement costs. */
function ruleTable({ kind, declaredAt, fields, replacing }: KindReading): string {
  const rows = fields.map(({ field, required, compared, changed, cleared, evidence }) => [
    code(field),
    required ? "required" : "optional",
    compared,
    changed,
    /^\w+: \S+$/.test(cleared) ? code(cleared) : cleared,
    evidence,
  ]);
  const head = ["field", "set", "compared", "changed", "cleared", "evidence"];
  return `**${kind}**, in ${declaredAt}. When one is replaced, ${replacing}.\n\n${table(head, rows)}`;
}

function fieldTable(root: ShownSchema, definitions: Definitions): string {
  return table(["field", "type", "meaning"], fieldRows(root, "", definitions));
}

function specTable(root: ShownSchema, definitions: Definitions): string {
  const spec = resolveSchema(root.properties?.["spec"] ?? {}, definitions);
  return table(["field", "type", "meaning"], fieldRows(spec, "spec", definitions));
}

/** A field with all that lies in it: members of a mapping, entries of a list, and what goes by any name. */
function fieldRows(schema: ShownSchema, prefix: string, definitions: Definitions): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, given]) => {
    const field = resolveSchema(given, definitions);
    const path = prefix === "" ? name : `${prefix}.${name}`;
    const open = typeof field.additionalProperties === "object" ? field.additionalProperties : {};
    const nested = [
      ...fieldRows(field, path, definitions),
      ...fieldRows(resolveSchema(open, definitions), `${path}.NAME`, definitions),
      ...fieldRows(resolveSchema(field.items ?? {}, definitions), `${path}[]`, definitions),
    ];
    const needed = schema.required?.includes(name) ? " **Required.**" : "";
    const initial = field.default === undefined ? "" : ` Default: \`${JSON.stringify(field.default)}\`.`;
    const own =
      field.description === undefined
        ? []
        : [[code(path), typeWords(field, definitions, code), `${field.description}${needed}${initial}`]];
    return [...own, ...nested];
  });
}

function code(text: string): string {
  return `\`${text}\``;
}
