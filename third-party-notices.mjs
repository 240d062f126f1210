// The licences of the packages whose code a bundle carries: they ask that their text goes along with it.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * The folders of the packages that esbuild took code from, in the order of their names.
 *
 * @param {import("esbuild").Metafile} metafile
 */
export function bundledPackages({ inputs, outputs }) {
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
export function thirdPartyNotices(folders) {
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
