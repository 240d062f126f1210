import { makeUidFor } from "../init/make-uid.ts";

/**
 * What makes a project of its own of a copied folder: with the old uid, or the old name under previousNames, it would take
 * over the objects of the original.
 *
 * @param folder One of the two, from which the proposed uid is made.
 * @param alike Whether the copy still has the name of the original.
 */
export function copyRemedy(folder: string, alike: boolean): string {
  const name = alike ? "another metadata.name and " : "";
  return `give a copy ${name}a metadata.uid of its own, such as ${makeUidFor(folder)}, and no previousNames, before it is applied`;
}
