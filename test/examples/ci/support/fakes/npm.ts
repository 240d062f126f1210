import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { OwnProgram } from "../own-programs.ts";
import { Refusal, resultOf } from "./refusal.ts";

const flags = new Set(["--ignore-scripts", "--no-audit", "--no-fund"]);

/** Programs that some dependency has by the name of another one. Whoever runs one has looked for it in the wrong place. */
const namesakes = ["node", "npm", "gh", "git", "curl"];

/**
 * Stands for `npm ci` where nothing may be downloaded: puts a program that is there already where npm would put it, and
 * beside it what dependencies may bring along.
 */
export const npm: OwnProgram = ([command, ...words], { cwd, env }) =>
  resultOf(() => {
    const place = (file: string): string => path.join(cwd, file);
    const unknown = [...(command === "ci" ? [] : [command]), ...words.filter((word) => !flags.has(word))];
    if (unknown.length > 0) throw new Refusal(`npm error unexpected: ${unknown.join(" ")}`, 1);
    const missing = ["package.json", "package-lock.json"].find((file) => !existsSync(place(file)));
    if (missing) throw new Refusal(`npm error npm ci can only install with an existing ${missing}`, 1);
    rmSync(place("node_modules"), { recursive: true, force: true });
    mkdirSync(place("node_modules/.bin"), { recursive: true });
    copyFileSync(place("package-lock.json"), place("node_modules/.package-lock.json"));
    for (const name of namesakes) {
      const file = place(`node_modules/.bin/${name}`);
      writeFileSync(file, `#!/bin/sh\necho "${name} of a dependency was run" >&2\nexit 99\n`, { mode: 0o755 });
    }
    const { devDependencies = {} } = JSON.parse(readFileSync(place("package.json"), "utf8")) as {
      devDependencies?: object;
    };
    if ("audiencectl" in devDependencies)
      symlinkSync(env["FAKE_AUDIENCECTL"] ?? "", place("node_modules/.bin/audiencectl"));
    return "npm installed\n";
  });
