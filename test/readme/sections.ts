import audienceSchema from "../../schemas/audience.schema.json" with { type: "json" };
import projectSchema from "../../schemas/project.schema.json" with { type: "json" };
import { commandDefinitions } from "../../src/commands/definitions.ts";
import { exitCodeTexts } from "../../src/commands/exit-codes.ts";
import { settingRows } from "../../src/simulator/settings.ts";

/** The parts of a JSON Schema that the reference shows. */
interface Schema {
  $ref?: string;
  type?: string | readonly string[];
  const?: unknown;
  enum?: readonly unknown[];
  default?: unknown;
  description?: string;
  required?: readonly string[];
  properties?: Readonly<Record<string, Schema>>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
}

/** The generated sections of the README by name. */
export const sections: Record<string, () => string> = {
  commands: () =>
    table(
      ["command", "what it does"],
      commandDefinitions.map(({ name, summary }) => [`\`${name}\``, summary]),
    ),
  "exit-codes": () => table(["code", "meaning"], Object.entries(exitCodeTexts)),
  "manifest-reference": () =>
    [
      "**Audience**\n",
      fieldTable(audienceSchema, audienceSchema.definitions),
      "\n**Project file**\n",
      fieldTable(projectSchema, projectSchema.definitions),
    ].join("\n"),
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

function fieldTable(root: Schema, definitions: Record<string, Schema>): string {
  return table(["field", "type", "meaning"], fieldRows(root, "", definitions));
}

function fieldRows(schema: Schema, prefix: string, definitions: Record<string, Schema>): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, given]) => {
    const field = resolve(given, definitions);
    const path = prefix === "" ? name : `${prefix}.${name}`;
    const open =
      typeof field.additionalProperties === "object" ? resolve(field.additionalProperties, definitions) : undefined;
    const nested = [
      ...fieldRows(field, path, definitions),
      ...(open ? fieldRows(open, `${path}.NAME`, definitions) : []),
    ];
    const needed = schema.required?.includes(name) ? " **Required.**" : "";
    const initial = field.default === undefined ? "" : ` Default: \`${JSON.stringify(field.default)}\`.`;
    const own =
      field.description === undefined
        ? []
        : [[`\`${path}\``, typeOf(field, definitions), `${field.description}${needed}${initial}`]];
    return [...own, ...nested];
  });
}

function resolve(schema: Schema, definitions: Record<string, Schema>): Schema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : { ...definitions[name], ...schema };
}

function typeOf(schema: Schema, definitions: Record<string, Schema>): string {
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(", ");
  if (schema.type === "array")
    return `list of ${schema.items ? typeOf(resolve(schema.items, definitions), definitions) : "values"}`;
  if (schema.type === "object") return "mapping";
  return typeof schema.type === "string" ? schema.type : "value";
}
