// Decides which modules of the program go into one file. Every file that Node opens at the start costs about as much as 16 KB
// of code in a file that is open already, and what esbuild splits by itself is hundreds of small files.
import { readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

/**
 * Commands that people wait for: in a shell, in an editor, in every job. Modules that the same of them load go into one file,
 * so that each of these commands loads nothing that it does not need. Others may load more than that.
 */
const waitedFor = ["validate", "plan", "drift", "list", "explain", "completion", "projects", "catalog"];

const program = "src/bin.ts";
const commandLine = "src/cli.ts";
const commandLoader = "src/commands/running/load-command.ts";

/** What is loaded for every command, besides the command itself. */
const always = [commandLine, "src/commands/running/run-command.ts", "src/commands/io.ts"];

const GROUP = "group:";

/**
 * Makes a plugin for esbuild that keeps groups of modules together.
 *
 * esbuild puts modules into one file that the same entry points load, and every dynamic import is one. So each entry point
 * that loads a module of a group is made to load all of the group.
 *
 * @param {import("esbuild").BuildOptions} options Those of the build that the plugin is for.
 * @returns {Promise<import("esbuild").Plugin>}
 */
export async function groupChunks(options) {
  const { metafile } = await build({ ...options, metafile: true, write: false, minify: false });
  const { members, groupsOf } = findGroups(metafile.inputs);
  return {
    name: "group-chunks",
    setup(builder) {
      builder.onLoad({ filter: /[/\\]src[/\\].*\.ts$/ }, ({ path: file }) => {
        const groups = groupsOf.get(path.relative(process.cwd(), file).replaceAll(path.sep, "/"));
        if (!groups) return undefined;
        const imports = [...groups].map((group) => `import ${JSON.stringify(GROUP + group)};\n`);
        return { contents: readFileSync(file, "utf8") + imports.join(""), loader: "ts" };
      });
      builder.onResolve({ filter: /^group:/ }, ({ path: name }) => ({ path: name, namespace: "group" }));
      builder.onLoad({ filter: /.*/, namespace: "group" }, ({ path: name }) => ({
        contents: members
          .get(name.slice(GROUP.length))
          .map((file) => `import ${JSON.stringify(`./${file}`)};`)
          .join("\n"),
        resolveDir: process.cwd(),
      }));
    },
  };
}

/**
 * The groups with their modules, and the groups that each entry point has to load.
 *
 * @param {import("esbuild").Metafile["inputs"]} inputs
 */
function findGroups(inputs) {
  const importsOf = (file, dynamic) =>
    inputs[file].imports
      .filter(({ kind, external }) => !external && (kind === "dynamic-import") === dynamic)
      .map((each) => each.path);
  const loadedBy = (roots) => {
    const found = new Set(roots);
    // A set grows while it is walked.
    for (const file of found) for (const next of importsOf(file, false)) found.add(next);
    return found;
  };
  const commands = importsOf(commandLoader, true);
  const loads = waitedFor.map((name) => {
    const command = `src/commands/${name}.ts`;
    if (!commands.includes(command)) throw new Error(`there is no command ${name} any more whose start is waited for`);
    return loadedBy([...always, command]);
  });
  // What is there before anybody knows which command it is: for the version, and for any other word.
  const [first, early] = [loadedBy([program]), loadedBy([commandLine])];
  const members = new Map();
  const groupOf = new Map();
  for (const file of Object.keys(inputs).filter((each) => each.startsWith("src/") && each !== program)) {
    const byCommands = loads.map((loaded) => (loaded.has(file) ? "1" : "0")).join("");
    const group = first.has(file) ? "first" : early.has(file) ? "early" : byCommands;
    if (group === byCommands && !group.includes("1")) continue;
    groupOf.set(file, group);
    members.set(group, [...(members.get(group) ?? []), file]);
  }
  const entries = new Set(Object.keys(inputs).flatMap((file) => importsOf(file, true)));
  const groupsOf = new Map();
  for (const entry of entries) {
    const groups = new Set();
    const files = loadedBy([entry]);
    for (const file of files) {
      const group = groupOf.get(file);
      if (group === undefined || groups.has(group)) continue;
      groups.add(group);
      for (const each of loadedBy(members.get(group))) files.add(each);
    }
    if (groups.size > 0) groupsOf.set(entry, groups);
  }
  return { members, groupsOf };
}
