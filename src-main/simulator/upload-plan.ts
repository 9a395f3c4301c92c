import { mix } from './device-identity.ts';
import { BLOCK, type SeedUpload, seedResellers, seedUploads } from './seed-data.ts';

/** One delivery as a reseller uploaded it: the devices `first` to `first + count - 1`. */
export type Upload = {
  uploadId: string;
  orderId: string;
  resellerId: string;
  resellerName: string;
  uploadedAt: number;
  first: number;
  count: number;
  /** How its devices stood when they arrived: seasoned ones have a past. */
  arrival: 'seasoned' | 'pending' | 'approved';
  approved: boolean;
  /** Time between the registration of two of its devices. */
  spacingMs: number;
  depots: SeedUpload['depots'];
};

const DAY_MS = 86_400_000;

/**
 * The uploads behind `devices` devices: five in a depot's world of 2,400; a smaller world shrinks them, a larger one
 * repeats them, long ago and all approved.
 */
export function planUploads(seed: number, devices: number, today: number): Upload[] {
  const uploads: Upload[] = [];
  for (let block = 0; block * BLOCK < devices; block += 1) {
    const room = Math.min(BLOCK, devices - block * BLOCK);
    let first = block * BLOCK;
    for (const [position, count] of shareOut(room, block === 0).entries()) {
      const plan = seedUploads[position];
      if (plan !== undefined && count > 0)
        uploads.push(buildUpload({ seed, block, position, plan, first, count, today }));
      first += count;
    }
  }
  return uploads;
}

/** Splits `room` devices over the five uploads; in a small first block each keeps at least one device. */
function shareOut(room: number, shrink: boolean): number[] {
  if (!shrink || room >= BLOCK) {
    let left = room;
    return seedUploads.map(({ devices }) => {
      const count = Math.min(devices, left);
      left -= count;
      return count;
    });
  }
  const counts = seedUploads.map(({ devices }) => Math.floor((devices * room) / BLOCK));
  const least = room >= 2 * seedUploads.length ? 1 : 0;
  const raised = counts.map((count) => Math.max(count, least));
  const rest = room - raised.reduce((sum, count) => sum + count, 0);
  return raised.map((count, position) => (position === 0 ? count + rest : count));
}

type Draft = {
  seed: number;
  block: number;
  position: number;
  plan: SeedUpload;
  first: number;
  count: number;
  today: number;
};

function buildUpload({ seed, block, position, plan, first, count, today }: Draft): Upload {
  const number = block * seedUploads.length + position;
  const reseller = seedResellers[plan.reseller];
  const minutes = 8 * 60 + (mix(seed, 900 + number) % 560);
  return {
    uploadId: `UP${String(30_240_000 + number * 7)}`,
    orderId: `PO-2026-${String(4100 + number * 13).padStart(5, '0')}`,
    resellerId: reseller?.id ?? '',
    resellerName: reseller?.name ?? '',
    uploadedAt: today - (plan.daysAgo + block) * DAY_MS + minutes * 60_000,
    first,
    count,
    arrival: plan.approved || block > 0 ? 'seasoned' : 'pending',
    approved: plan.approved || block > 0,
    spacingMs: 250,
    depots: plan.depots,
  };
}

/** The upload a device came with, found by halving: uploads are in the order of their devices. */
export function uploadOf(uploads: readonly Upload[], index: number): Upload | undefined {
  let low = 0;
  let high = uploads.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((uploads[middle]?.first ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return uploads[low];
}
