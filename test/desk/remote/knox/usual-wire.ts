import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KnoxWire, readKnoxWire } from '../../../../src-main/desk/remote/knox/wire.ts';

/** The folder with our wire dialects. */
export const resourcesFolder = join(import.meta.dirname, '..', '..', '..', '..', 'resources');

/** Samsung's dialect as it is shipped. */
export function usualKnoxWire(): Promise<KnoxWire> {
  return readKnoxWire({ resourcesFolder, workspaceFolder: join(tmpdir(), 'no-workspace-here') });
}
