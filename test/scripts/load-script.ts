import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The path of a script. The scripts are plain JavaScript, so a test states the shape it expects of them. */
export function scriptPath(name: string): string {
  return resolve(import.meta.dirname, '../../scripts', name);
}

/** Loads a script's exports. */
export async function loadScript<Exports>(name: string): Promise<Exports> {
  return await import(pathToFileURL(scriptPath(name)).href);
}
