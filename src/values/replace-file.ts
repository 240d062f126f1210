import { randomUUID } from "node:crypto";
import { chmod, chown, readlink, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";

/** Links that are followed one after the other; as many as Linux follows. */
const MOST_LINKS = 40;

/**
 * Writes a regular file whole or not at all: beside it, to the disk, and then in its place. What a link leads to is
 * replaced, and not the link, also where there is nothing yet.
 *
 * @param mode Default: that of the file that was there, else `modeIfNew`.
 * @param modeIfNew Default: what the umask leaves.
 */
export async function replaceFile(file: string, text: string, mode?: number, modeIfNew?: number): Promise<void> {
  const target = await finalPlace(file);
  const former = await stat(target).catch(() => undefined);
  const kept = mode ?? (former ? former.mode & 0o7777 : modeIfNew);
  const draft = `${target}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, text, { flag: "wx", flush: true, ...(kept !== undefined && { mode: kept }) });
    // Only root may give a file away, and a file system may know no owners.
    if (former) await chown(draft, former.uid, former.gid).catch(() => undefined);
    // What the umask took, and what a change of the owner took.
    if (kept !== undefined) await chmod(draft, kept);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/**
 * Where a file is or would be, with all links followed, those among them that lead to nothing yet.
 *
 * @param file Absolute path. Its folder has to exist.
 * @throws {Error} when the folder does not exist, or links lead in a circle.
 */
export async function finalPlace(file: string): Promise<string> {
  let place = file;
  for (let links = 0; links < MOST_LINKS; links += 1) {
    place = path.join(await realpath(path.dirname(place)), path.basename(place));
    const next = await readlink(place).catch(() => undefined);
    if (next === undefined) return place;
    place = path.resolve(path.dirname(place), next);
  }
  throw new Error(`too many links, one after the other: ${file}`);
}
