// Builds two things from one source tree: the command-line program, bundled and split so that each command loads
// only what it needs, and the library, whose dependencies stay ordinary imports.
import { rmSync } from "node:fs";
import { build } from "esbuild";

rmSync("dist", { recursive: true, force: true });

const shared = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20.19",
  outdir: "dist",
  logLevel: "warning",
};

await build({
  ...shared,
  entryPoints: ["src/cli.ts"],
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  // Some bundled dependencies are CommonJS and expect its globals.
  banner: {
    js: [
      'import{createRequire as __createRequire}from"node:module";',
      'import{fileURLToPath as __toPath}from"node:url";',
      "const require=__createRequire(import.meta.url),__filename=__toPath(import.meta.url);",
    ].join(""),
  },
});

await build({ ...shared, entryPoints: ["src/index.ts"], packages: "external" });
