/** The names that Windows keeps for devices, whatever extension a file has. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * The name of the file for a manifest: its `metadata.name`, which is a DNS label, so that only names of devices have to be
 * avoided. No label holds an underscore, so no other manifest gets the same file.
 */
export function manifestFileName(name: string): string {
  return `${name}${devices.test(name) ? "_" : ""}.yaml`;
}
