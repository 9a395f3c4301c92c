import type { ImportPreview, ImportTarget } from '#shared/domain/csv-import.ts';

/** What can be done with the rows of a file. */
export type TargetKind = ImportTarget['kind'];

/** The ways in the order they are offered. */
export const targetKinds = ['selection', 'newBatch', 'batch', 'profiles', 'credentials', 'attributes'] as const;

/** Why a way cannot be gone with this file. */
export type TargetHindrance =
  | 'noGoodRows'
  | 'noneKnown'
  | 'noBatches'
  | 'noProfileColumn'
  | 'noUserColumn'
  | 'noAttributeColumn';

type Facts = Pick<ImportPreview, 'accepted' | 'known' | 'profiles' | 'users' | 'passwords' | 'attributes'>;

/** Why a way cannot be gone, or null when it can; `batches` are those whose delivery note may be replaced. */
export function hindranceOf(kind: TargetKind, facts: Facts, batches: number): TargetHindrance | null {
  if (facts.accepted === 0) return 'noGoodRows';
  if (kind === 'batch') return batches === 0 ? 'noBatches' : null;
  if (kind === 'newBatch') return null;
  const column = columnHindrance(kind, facts);
  return column ?? (facts.known === 0 ? 'noneKnown' : null);
}

function columnHindrance(kind: TargetKind, facts: Facts): TargetHindrance | null {
  if (kind === 'profiles' && facts.profiles.length === 0) return 'noProfileColumn';
  if (kind === 'credentials' && facts.users === 0 && facts.passwords === 0) return 'noUserColumn';
  return kind === 'attributes' && facts.attributes.length === 0 ? 'noAttributeColumn' : null;
}

/** What is offered first: where the file itself says what it is for. */
export function firstTarget(facts: Facts, batches: number): TargetKind {
  const likely = ['profiles', 'credentials', 'attributes', 'selection', 'newBatch'] as const;
  return likely.find((kind) => hindranceOf(kind, facts, batches) === null) ?? 'selection';
}

/** The name a batch is offered: the file's, without its ending. */
export function batchNameOf(fileName: string): string {
  return fileName.replace(/\.[^.]{1,5}$/, '').slice(0, 100);
}

/** A batch whose delivery note may be replaced. */
export type OpenBatch = { batchId: string; name: string };

/** The one thing that can be done with the rows where the dialog was opened. */
export type FixedTarget = OpenBatch & { kind: 'batch' };
