import { statfsSync } from 'node:fs';

/** Types of file systems that lie on another machine (statfs(2), f_type). FUSE is left out: it is as often a local disk. */
const networkTypes: ReadonlySet<number> = new Set([
  ...[0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x5346414f, 0x00c36400, 0x564c, 0x7461636f, 0x01161970],
]);

/** Whether a folder lies on another machine, as far as the system says: SQLite's log may not be shared there. */
export function isOnNetwork(
  folder: string,
  platform: NodeJS.Platform = process.platform,
  statfs: (path: string) => { type: number } = statfsSync,
): boolean {
  if (platform === 'win32') return folder.startsWith('\\\\');
  // Elsewhere the numbers are given out anew at each start of the system.
  return platform === 'linux' && networkTypes.has(statfs(folder).type >>> 0);
}
