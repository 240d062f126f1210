import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import type { OwnProgram } from "../own-programs.ts";
import { Refusal, resultOf } from "./refusal.ts";

const flags = new Set(["--ignore-scripts", "--no-audit", "--no-fund"]);

/** Stands for `npm ci` where nothing may be downloaded: puts a program that is there already where npm would put it. */
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
    const { devDependencies = {} } = JSON.parse(readFileSync(place("package.json"), "utf8")) as {
      devDependencies?: object;
    };
    if ("audiencectl" in devDependencies)
      symlinkSync(env["FAKE_AUDIENCECTL"] ?? "", place("node_modules/.bin/audiencectl"));
    return "npm installed\n";
  });
