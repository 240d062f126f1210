import { randomUUID } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { isAlive } from "../values/is-alive.ts";
import { StateFileError } from "./state-file-error.ts";

/** How long to wait for another process, and how long between two tries, in milliseconds. */
const PATIENCE_MS = 10_000;
const RETRY_MS = 5;

/**
 * Takes the lock of a file: `FILE.lock`, which holds the id of the process that has it. Waits while another process has
 * it, and takes it over from one that is gone.
 *
 * @returns What gives the lock back.
 * @throws {StateFileError} when the other process keeps it for ten seconds.
 */
export async function lockFile(file: string): Promise<() => Promise<void>> {
  const lock = `${file}.lock`;
  const triesMost = PATIENCE_MS / RETRY_MS;
  for (let tries = 0; ; tries += 1) {
    if (await tryLock(lock)) return () => rm(lock, { force: true });
    const holder = await readHolder(lock);
    if (holder !== undefined && !isAlive(holder)) await breakLock(lock);
    else if (tries >= triesMost) throw lockedError(file, lock, holder);
    else await wait(RETRY_MS);
  }
}

async function tryLock(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** The process that has the lock, `undefined` while it cannot be read: just made, or just given back. */
async function readHolder(lock: string): Promise<number | undefined> {
  const text = await readFile(lock, "utf8").catch(() => "");
  return /^[1-9][0-9]*$/.test(text) ? Number(text) : undefined;
}

/** Of several that find the same lock left behind, one can rename it; the others find it gone. */
async function breakLock(lock: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  await rename(lock, aside).catch(() => undefined);
  await rm(aside, { force: true });
}

function lockedError(file: string, lock: string, holder: number | undefined): StateFileError {
  const who = holder === undefined ? "another process" : `the process ${holder}`;
  const remedy = `Stop that process, or delete ${lock} when it has ended.`;
  return new StateFileError("locked", file, `The simulator's state file ${file} is locked by ${who}. ${remedy}`);
}
