// Builds the script and the style of HTML reports into two texts, which the program carries with it.
import path from "node:path";
import { build } from "esbuild";

const options = {
  absWorkingDir: import.meta.dirname,
  bundle: true,
  write: false,
  minify: true,
  charset: "ascii",
  legalComments: "none",
  target: ["es2020", "chrome110", "firefox115", "safari16"],
};

/** The module that exports both. */
export async function buildPageAssets() {
  const script = await bundleText("main.ts", { format: "iife" });
  const style = await bundleText("page.css");
  return [
    "// Generated from src/report/html/client/ by `npm run generate`. Do not edit.",
    "",
    `export const pageScript: string =\n  ${JSON.stringify(script)};`,
    "",
    `export const pageStyle: string =\n  ${JSON.stringify(style)};`,
    "",
  ].join("\n");
}

async function bundleText(file, more = {}) {
  const { outputFiles } = await build({ ...options, ...more, entryPoints: [path.join(import.meta.dirname, file)] });
  const text = outputFiles[0].text.trim();
  // Both stand in the page as they are, where these would end them.
  if (/<\/|<!--/.test(text)) throw new Error(`${file} has a text in it that HTML would take for markup`);
  return text;
}
