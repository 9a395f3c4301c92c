import {
  type ConnectionDraft,
  type ConnectionReport,
  type ConnectionStep,
  type ConnectionStepResult,
  connectionSteps,
} from '#shared/domain/connection.ts';
import { AppError, envelopeOf } from '#shared/errors.ts';
import type { KnoxClient, Services } from '../../services.ts';
import { type ReadDraft, readDraft } from './read-draft.ts';

type Trial = { draft: ReadDraft | null; knox: KnoxClient | null; devices: number | null };

/** Tries a connection step by step and stops at the first that fails; everything is only read, and no secret is kept. */
export async function testConnection(services: Services, draft: ConnectionDraft): Promise<ConnectionReport> {
  const trial: Trial = { draft: null, knox: null, devices: null };
  const steps: ConnectionStepResult[] = [];
  for (const step of connectionSteps) {
    const usable = steps.every(({ state }) => state !== 'failed');
    const wanted = step !== 'ivanti' || draft.ivanti !== null;
    if (usable && wanted) steps.push(await tryStep(services, step, () => carryOut(services, step, { draft, trial })));
    else steps.push({ step, state: 'skipped', durationMs: 0, error: null });
  }
  return { ok: steps.every(({ state }) => state !== 'failed'), steps, devices: trial.devices };
}

async function tryStep(
  { clock }: Services,
  step: ConnectionStep,
  work: () => Promise<void>,
): Promise<ConnectionStepResult> {
  const began = clock.monotonicMs();
  const durationMs = () => Math.round(clock.monotonicMs() - began);
  try {
    await work();
    return { step, state: 'ok', durationMs: durationMs(), error: null };
  } catch (error) {
    return { step, state: 'failed', durationMs: durationMs(), error: envelopeOf(error) };
  }
}

async function carryOut(
  services: Services,
  step: ConnectionStep,
  { draft, trial }: { draft: ConnectionDraft; trial: Trial },
): Promise<void> {
  const { signal } = new AbortController();
  if (step === 'credentials') {
    trial.draft = await readDraft(services, draft);
    trial.knox = await services.remote.knox(trial.draft.settings, trial.draft.secrets);
  }
  const { knox } = trial;
  if (!knox || !trial.draft) throw new AppError('internal', 'the connection test skipped its first step');
  if (step === 'accessToken') await knox.signIn(signal);
  if (step === 'devices') trial.devices = (await knox.listDevices({ page: 0, pageSize: 1 }, signal)).total;
  if (step === 'profiles') await knox.listProfiles(signal);
  if (step !== 'ivanti') return;
  const ivanti = await services.remote.ivanti(trial.draft.settings, trial.draft.secrets);
  await ivanti?.listUsers({ page: 0, pageSize: 1 }, signal);
}
