import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's root. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Every TypeScript file under a folder of the checkout, as paths from the root with forward slashes. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) =>
      posix.join(
        ...join(entry.parentPath, entry.name)
          .slice(root.length + 1)
          .split(/[\\/]/),
      ),
    )
    .sort();
}

/** A file's text. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** One import: what it names, and whether the compiler erases it. */
export type Import = { target: string; typeOnly: boolean };

/** What a file imports: relative paths and `#shared/` as paths from the root, packages by name. */
export function importsOf(path: string): Import[] {
  const found: Import[] = [];
  const pattern =
    /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  for (const match of textOf(path).matchAll(pattern)) {
    const specifier = match[3] ?? match[4] ?? '';
    found.push({ target: resolveImport(path, specifier), typeOnly: match[2] !== undefined });
  }
  return found;
}

function resolveImport(from: string, specifier: string): string {
  if (specifier.startsWith('#shared/')) return `src-main/shared/${specifier.slice('#shared/'.length)}`;
  if (specifier.startsWith('.'))
    return normalize(join(dirname(from), specifier))
      .split('\\')
      .join('/');
  return specifier;
}

/** Whether a file does something at run time: types and plain lists need no test. */
export function hasRuntime(path: string): boolean {
  return /^export (?:async )?(?:function|class)\b|^export const .*(?:=>|command|z\b)|\bz\.\w/m.test(textOf(path));
}

/** `getIdRange` as `get-id-range`. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
