import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IvantiWire, readIvantiWire } from '../../../../src-main/desk/remote/ivanti/wire.ts';
import { resourcesFolder } from '../knox/usual-wire.ts';

/** Ivanti's dialect as it is shipped. */
export function usualIvantiWire(): Promise<IvantiWire> {
  return readIvantiWire({ resourcesFolder, workspaceFolder: join(tmpdir(), 'no-workspace-here') });
}
