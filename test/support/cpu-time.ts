/** The time that this process has worked, in milliseconds. Unlike a clock it says the same on a busy machine. */
export function cpuTimeMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
