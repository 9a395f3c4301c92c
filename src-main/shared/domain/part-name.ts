/** Where one part of a file lies that was too long for one, beside where the person wanted it: `devices-2.csv`; parts begin at 1. */
export function partPath(path: string, part: number): string {
  return path.replace(/(\.[^./\\]*)?$/, `-${part}$1`);
}

/** Where all parts of a file lie; a file in one part keeps its name. */
export function partPaths(path: string, parts: number): string[] {
  return parts === 1 ? [path] : Array.from({ length: parts }, (_, index) => partPath(path, index + 1));
}
