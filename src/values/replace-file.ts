import { randomUUID } from "node:crypto";
import { chmod, chown, realpath, rename, rm, stat, writeFile } from "node:fs/promises";

/**
 * Writes a regular file whole or not at all: beside it, to the disk, and then in its place. What a link leads to is
 * replaced, and not the link.
 *
 * @param mode Default: that of the file that was there, else what the umask leaves.
 */
export async function replaceFile(file: string, text: string, mode?: number): Promise<void> {
  const target = await realpath(file).catch(() => file);
  const former = await stat(target).catch(() => undefined);
  const kept = mode ?? (former && former.mode & 0o7777);
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
