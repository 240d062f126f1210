// Writes the TypeScript types that come from JSON Schemas and from the OpenAPI file, the schema for editors that comes from
// those of the kinds, and the script and style of HTML reports, so that each has one source.
// `node schemas/generate.mjs` rewrites them; with `--check` it compares and fails on a difference.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { compile } from "json-schema-to-typescript";
import { buildPageAssets } from "../src/report/html/client/build.mjs";
import { combineKinds } from "./combine-kinds.mjs";
import { withoutKeywords } from "./without-keywords.mjs";

const root = path.resolve(import.meta.dirname, "..");
const options = {
  bannerComment: "",
  additionalProperties: false,
  unreachableDefinitions: true,
  ignoreMinAndMaxItems: true,
  cwd: path.join(root, "schemas"),
};

/** Each JSON Schema of the project with the file its types go to. */
const schemaTargets = [
  ["project.schema.json", "src/project/generated/project.ts"],
  ["audience.schema.json", "src/manifest/generated/audience.ts"],
  ["computed-trait.schema.json", "src/manifest/generated/computed-trait.ts"],
  ["space-filter.schema.json", "src/manifest/generated/space-filter.ts"],
  ["test.schema.json", "src/testing/generated/test.ts"],
  ["catalog.schema.json", "src/catalog/generated/catalog.ts"],
  ["plan.schema.json", "src/plan/generated/plan.ts"],
  ["profile.schema.json", "src/probe/generated/profile.ts"],
];

/** The schemas of manifests, from which the one for editors is made. */
const kinds = ["audience.schema.json", "computed-trait.schema.json", "space-filter.schema.json"];

const header = (source) => `// Generated from schemas/${source} by \`npm run generate\`. Do not edit.\n\n`;

async function fromSchema(file) {
  const schema = readSchema(file);
  // Titles are for editors; the compiler would make the names of types of them.
  const { title } = schema;
  const types = tidy(await compile({ ...withoutKeywords(useJsonTypes(schema), ["title"]), title }, title, options));
  return header(file) + importJsonTypes(types);
}

/** The types of values that may be any JSON, which are not made anew for each schema. */
const jsonTypes = ["JsonObject", "JsonValue"];

function useJsonTypes(schema) {
  const definitions = Object.entries(schema.definitions ?? {}).map(([name, definition]) => [
    name,
    jsonTypes.includes(name) ? { tsType: name } : definition,
  ]);
  return { ...schema, definitions: Object.fromEntries(definitions) };
}

function importJsonTypes(types) {
  const own = jsonTypes.reduce((text, name) => text.replace(`export type ${name} = ${name};\n`, ""), types);
  const used = jsonTypes.filter((name) => new RegExp(`\\b${name}\\b`).test(own));
  if (used.length === 0) return own;
  return `import type { ${used.join(", ")} } from "../../values/json.ts";\n\n${own.trimStart()}`;
}

function readSchema(file) {
  return JSON.parse(readFileSync(path.join(root, "schemas", file), "utf8"));
}

/** The compiler's remarks on which definition refers to which say nothing that the types do not. */
function tidy(types) {
  return types
    .replaceAll(/^ \* This interface was referenced by .*\n \* via the .*\n/gm, "")
    .replaceAll(/^ \*\n \*\/\n/gm, " */\n")
    .replaceAll(/\/\*\*\n \*\/\n/g, "");
}

/** OpenAPI 3.0 `nullable` and `allOf` with one member, written the way JSON Schema does. Open objects stay open. */
function toJsonSchema(node) {
  if (Array.isArray(node)) return node.map(toJsonSchema);
  if (node === null || typeof node !== "object") return node;
  const { nullable, allOf, example: _example, ...rest } = node;
  let out = Object.fromEntries(
    Object.entries(rest)
      .filter(([k]) => !k.startsWith("x-"))
      .map(([k, v]) => [k, toJsonSchema(v)]),
  );
  if (typeof out.$ref === "string") out = { $ref: out.$ref.replace("#/components/schemas/", "#/definitions/") };
  if (allOf?.length === 1) out = { ...out, ...toJsonSchema(allOf[0]) };
  if (!nullable) return out;
  return Object.keys(out).length === 0 ? {} : { anyOf: [out, { type: "null" }] };
}

const refName = (schema) => schema?.$ref?.split("/").at(-1);

function parameterType({ type, enum: values, items }) {
  if (values) return values.map((value) => JSON.stringify(value)).join(" | ");
  if (type === "array") return `readonly ${parameterType(items)}[]`;
  return type === "integer" ? "number" : type;
}

/** One row of the `Operations` interface: what an operation takes and the `data` it answers with. */
function operationRow(document, method, template, operation) {
  const params = (where) =>
    operation.parameters
      .filter((p) => p.in === where)
      .map((p) => `${JSON.stringify(p.name)}${p.required ? "" : "?"}: ${parameterType(p.schema)}`);
  const shape = (rows) => (rows.length === 0 ? "Record<never, never>" : `{ ${rows.join("; ")} }`);
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const response = Object.values(operation.responses["200"].content)[0].schema;
  const data = document.components.schemas[refName(response)].properties.data;
  return [
    `  /** ${method.toUpperCase()} ${template} */`,
    `  ${operation.operationId}: {`,
    `    path: ${shape(params("path"))};`,
    `    query: ${shape(params("query"))};`,
    `    body: ${refName(body) ?? "undefined"};`,
    `    data: ${refName(data)};`,
    "  };",
  ].join("\n");
}

const openApiFile = "segment-public-api.openapi.json";

/** Places in the `data` of an answer that may lack a value or hold `null` instead; `*` stands for any entry of a list. */
function absencesIn({ schemas }, node, at = "", above = []) {
  const schema = resolve(schemas, node);
  if (above.includes(schema)) return [];
  const within = (inner, place) => absencesIn({ schemas }, inner, place, [...above, schema]);
  const variants = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((variant) => within(variant, at));
  const entries = schema.items ? within(schema.items, `${at}/*`) : [];
  const members = Object.entries(schema.properties ?? {}).flatMap(([key, member]) => {
    const mayLack = !schema.required?.includes(key) || member.nullable || resolve(schemas, member).nullable;
    return [...(mayLack ? [`${at}/${key}`] : []), ...within(member, `${at}/${key}`)];
  });
  return [...new Set([...variants, ...entries, ...members])];
}

function resolve(schemas, node) {
  if (node.$ref) return resolve(schemas, schemas[refName(node)]);
  return node.allOf?.length === 1 ? resolve(schemas, node.allOf[0]) : node;
}

/** What of each answer the API may leave out, so that a value that is not told is not taken for one that is. */
function absencesFromOpenApi() {
  const { paths, components } = JSON.parse(readFileSync(path.join(root, "schemas", openApiFile), "utf8"));
  const rows = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ operationId, responses }) => {
      const response = Object.values(responses["200"].content)[0].schema;
      const places = absencesIn(components, resolve(components.schemas, response).properties.data);
      return places.length === 0
        ? []
        : [`  ${operationId}: [${places.map((place) => JSON.stringify(place)).join(", ")}],`];
    });
  return `${header(openApiFile)}import type { Operations } from "./wire.ts";

/**
 * Places in the \`data\` of each operation's answer that may lack a value or hold \`null\` instead; \`*\` stands for any entry
 * of a list.
 */
export const absences: Readonly<Partial<Record<keyof Operations, readonly string[]>>> = {
${rows.join("\n")}
};
`;
}

async function fromOpenApi() {
  const file = openApiFile;
  const document = JSON.parse(readFileSync(path.join(root, "schemas", file), "utf8"));
  const definitions = toJsonSchema(document.components.schemas);
  // Response wrappers only add `{data}`; the operations table below names the inner shape directly.
  for (const name of Object.keys(definitions)) if (name.endsWith("200Response")) delete definitions[name];
  const types = tidy(await compile({ title: "WireRoot", type: "object", definitions }, "WireRoot", options));
  const rows = Object.entries(document.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationRow(document, method, template, operation)),
  );
  const operations = `/** Every operation: path and query parameters, request body, and the \`data\` of a successful answer. */\nexport interface Operations {\n${rows.join("\n")}\n}\n`;
  return `${header(file)}${types.replace(/export interface WireRoot \{\}\n/, "")}\n${operations}`;
}

const outputs = new Map();
for (const [schema, target] of schemaTargets) outputs.set(target, await fromSchema(schema));
outputs.set("src/segment/generated/wire.ts", await fromOpenApi());
outputs.set("src/segment/generated/absences.ts", absencesFromOpenApi());
outputs.set("src/report/html/generated/page-assets.ts", await buildPageAssets());
outputs.set("schemas/manifest.schema.json", `${JSON.stringify(combineKinds(kinds.map(readSchema)), null, 2)}\n`);

const check = process.argv.includes("--check");
const stale = [];
for (const [target, text] of outputs) {
  const file = path.join(root, target);
  if (check) {
    let committed = "";
    try {
      committed = readFileSync(file, "utf8");
    } catch {
      // A file that is missing differs like any other.
    }
    if (committed !== text) stale.push(target);
  } else {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
if (stale.length > 0) {
  console.error(`These files differ from what they are made of; run \`npm run generate\`:\n${stale.join("\n")}`);
  process.exitCode = 1;
}
