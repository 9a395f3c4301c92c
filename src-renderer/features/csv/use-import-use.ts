import { useMemo, useState } from 'react';
import { z } from 'zod';
import {
  type ImportPlan,
  type ImportPreview,
  type ImportResult,
  type ImportTarget,
  importModes,
} from '#shared/domain/csv-import.ts';
import { type PlanState, useRemembered } from '../../data.ts';
import type { FollowedJob } from '../../follow-job.ts';
import { type ImportMode, useCommitImport, useImportPlan } from './import-commands.ts';
import { blockOf, type ImportBlock, type TargetDraft, targetOf } from './import-draft.ts';
import { batchNameOf, type FixedTarget, firstTarget, type OpenBatch } from './import-targets.ts';
import { useTellImported } from './use-tell-imported.ts';

const modeSchema = z.enum(importModes);

/** What shall be done with the rows of a file, and the doing of it. */
export type ImportUse = {
  draft: TargetDraft;
  setDraft: (change: Partial<TargetDraft>) => void;
  mode: ImportMode;
  setMode: (mode: ImportMode) => void;
  /** Null while something of the target is missing. */
  plan: PlanState<ImportPlan> | null;
  block: ImportBlock | null;
  /** The import under way. */
  job: FollowedJob | null;
  commit: () => Promise<void>;
};

type UseParts = {
  preview: ImportPreview;
  fixed: FixedTarget | null;
  batches: readonly OpenBatch[];
  /** Called with what was done. */
  onDone: (result: ImportResult) => void;
};

/** Holds what the person says shall be done; whether refused rows stop a file is remembered. */
export function useImportUse({ preview, fixed, batches, onDone }: UseParts): ImportUse {
  const [said, setSaid] = useState<Partial<TargetDraft>>({});
  const [mode, setMode] = useRemembered<ImportMode>('import.mode', modeSchema, 'all-or-nothing');
  const { job, commit } = useCommitImport();
  const tell = useTellImported();
  const draft: TargetDraft = {
    kind: firstTarget(preview, batches.length),
    ...{ name: batchNameOf(preview.fileName), batchId: null, overwrite: false },
    ...said,
    ...(fixed === null ? {} : { kind: 'batch', batchId: fixed.batchId }),
  };
  const { kind, name, batchId, overwrite } = draft;
  const target = useMemo<ImportTarget | null>(
    () => targetOf({ kind, name, batchId, overwrite }),
    [kind, name, batchId, overwrite],
  );
  const plan = useImportPlan(preview.stagedId, target);
  return {
    draft,
    setDraft: (change) => setSaid((old) => ({ ...old, ...change })),
    mode,
    setMode,
    plan: target === null ? null : plan,
    block: blockOf(draft, preview, mode),
    job,
    commit: async () => {
      if (target === null) return;
      const result = await commit({ stagedId: preview.stagedId, target, mode });
      if (result === null) return;
      onDone(result);
      tell(result);
    },
  };
}
