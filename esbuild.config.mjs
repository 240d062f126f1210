// Builds two things from one source tree: the command-line program, bundled and split so that each command loads
// only what it needs, and the library, whose dependencies stay ordinary imports.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { groupChunks } from "./src/commands/running/group-chunks.mjs";
import { withoutKeywords } from "./schemas/without-keywords.mjs";

rmSync("dist", { recursive: true, force: true });

/** Plans are read with the schema in another place, and seldom; the schema of any manifest is for editors. */
const notCompiled = new Set(["plan.schema.json", "manifest.schema.json"]);

/** Validators that most runs do without, so that each is a module of its own: by the module that they are compiled in. */
const compiledApart = [
  { module: "src/catalog/compile-catalog-schema.ts", schema: "catalog.schema.json", name: "compileCatalogSchema" },
  { module: "src/probe/compile-profile-schema.ts", schema: "profile.schema.json", name: "compileProfileSchema" },
  { module: "src/testing/compile-test-schema.ts", schema: "test.schema.json", name: "compileTestSchema" },
];

/** A module that exports a function under a name, which finds the validator of a schema among those compiled here. */
function compileHere(files, name) {
  const options = JSON.parse(readFileSync("src/yaml/schema-options.json", "utf8"));
  const ajv = new Ajv2020({ ...options, code: { source: true, esm: true } });
  // Validators keep the schemas that they speak of, and need none of the words in them.
  const words = ["title", "description", "default", "examples"];
  for (const file of files)
    ajv.addSchema(withoutKeywords(JSON.parse(readFileSync(path.join("schemas", file), "utf8")), words));
  const names = Object.fromEntries(files.map((file, index) => [`manifest${index}`, file]));
  const byId = files.map((file, index) => `${JSON.stringify(file)}: manifest${index}`).join(", ");
  const contents = `${standalone.default(ajv, names)}
    const validators = { ${byId} };
    export function ${name}({ $id }) {
      if (!validators[$id]) throw new TypeError("no validator was built for " + $id);
      return validators[$id];
    }`;
  return { contents, loader: "js", resolveDir: import.meta.dirname };
}

/** Puts validators that are compiled here in the place of the modules that compile them when the program runs. */
const compiledSchemas = {
  name: "compiled-schemas",
  setup(builder) {
    builder.onLoad({ filter: /[/\\]compile(-\w+)?-schema\.ts$/ }, ({ path: file }) => {
      const module = path.relative(import.meta.dirname, file).replaceAll(path.sep, "/");
      const apart = compiledApart.find((each) => each.module === module);
      if (apart) return compileHere([apart.schema], apart.name);
      const names = readdirSync("schemas").filter((each) => each.endsWith(".schema.json") && !notCompiled.has(each));
      const schemas = names.filter((each) => !compiledApart.some(({ schema }) => schema === each));
      return compileHere(schemas, "compileSchema");
    });
  },
};

/** What packages load when they are loaded, for what nothing here uses. */
const unused = [
  // The glob library looks for another package, for a way of matching of its own.
  {
    file: /fdir[/\\]dist[/\\]index\.mjs$/,
    text: /try \{\s*__require\.resolve\("picomatch"\);[^}]*\} catch \{\}/,
    instead: "",
  },
  // Commands can be programs of their own, which are started then.
  { file: /commander[/\\]lib[/\\]command\.js$/, text: "require('node:child_process')", instead: "{}" },
];

const withoutUnused = {
  name: "without-unused",
  setup(builder) {
    for (const { file: filter, text, instead } of unused)
      builder.onLoad({ filter }, ({ path: file }) => {
        const before = readFileSync(file, "utf8");
        const contents = before.replace(text, instead);
        if (contents === before) throw new Error(`${file} does not load this any more, so take its row out: ${text}`);
        return { contents, loader: "js" };
      });
  },
};

const shared = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  outdir: "dist",
  logLevel: "warning",
};

/**
 * The folders of the packages that esbuild took code from, in the order of their names.
 *
 * @param {import("esbuild").Metafile} metafile
 */
function bundledPackages({ inputs, outputs }) {
  const used = new Set(Object.values(outputs).flatMap((output) => Object.keys(output.inputs)));
  const folders = Object.keys(inputs)
    .filter((file) => used.has(file))
    .flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
  return [...new Set(folders)].toSorted();
}

/**
 * The text of the notices of packages.
 *
 * @param {readonly string[]} folders
 * @throws {Error} when a package brings no licence text along: then somebody has to look.
 */
function thirdPartyNotices(folders) {
  const notices = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)/i.test(file));
    if (files.length === 0) throw new Error(`${name} ${version} has no file with its licence`);
    const texts = files.toSorted().map((file) => readFileSync(path.join(folder, file), "utf8").trim());
    return [`${name} ${version} (${license})`, ...texts].join("\n\n");
  });
  const head = "The program audiencectl carries code of these packages, each under its own licence.";
  return `${[head, ...notices].join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

const program = {
  ...shared,
  entryPoints: [{ in: "src/bin.ts", out: "cli" }],
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
  plugins: [compiledSchemas, withoutUnused],
  // What the YAML library has for Node looks at a variable of the environment for every word that it reads, and cannot be
  // taken apart; what it has for browsers is the same code without either.
  alias: { yaml: path.resolve("node_modules/yaml/browser/index.js") },
  legalComments: "none",
  // Some bundled dependencies are CommonJS and expect its globals.
  banner: {
    js: [
      'import{createRequire as __createRequire}from"node:module";',
      'import{fileURLToPath as __toPath}from"node:url";',
      "const require=__createRequire(import.meta.url),__filename=__toPath(import.meta.url);",
    ].join(""),
  },
};
const plugins = [...program.plugins, await groupChunks(program)];
const { metafile } = await build({ ...program, plugins, minify: true, metafile: true });

// Licences ask that their text goes along with the code.
writeFileSync("dist/THIRD-PARTY-NOTICES.txt", thirdPartyNotices(bundledPackages(metafile)));

await build({ ...shared, entryPoints: ["src/index.ts"], packages: "external" });
