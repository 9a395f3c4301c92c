import { type ImportPreview, type ImportTarget, importTargetSchema } from '#shared/domain/csv-import.ts';
import type { ImportMode } from './import-commands.ts';
import type { TargetKind } from './import-targets.ts';

/** What the person has said so far of what shall be done with the rows. */
export type TargetDraft = {
  kind: TargetKind;
  name: string;
  batchId: string | null;
  overwrite: boolean;
};

/** The target as the desk wants it, or null while something of it is missing. */
export function targetOf({ kind, name, batchId, overwrite }: TargetDraft): ImportTarget | null {
  const parsed = importTargetSchema.safeParse({ kind, name, batchId, overwrite });
  return parsed.success ? parsed.data : null;
}

/** Why the import cannot begin yet. */
export type ImportBlock = 'needsName' | 'needsBatch' | 'needsMode';

/** Why the import cannot begin yet, or null when it can. */
export function blockOf(
  draft: TargetDraft,
  { refused }: Pick<ImportPreview, 'refused'>,
  mode: ImportMode,
): ImportBlock | null {
  if (targetOf(draft) === null) return draft.kind === 'batch' ? 'needsBatch' : 'needsName';
  return refused > 0 && mode === 'all-or-nothing' ? 'needsMode' : null;
}
