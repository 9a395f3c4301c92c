import { describe, expect, it } from 'vitest';
import { createDistinctCounter } from '../../../../src-main/desk/features/sync/count-distinct.ts';
import { readDevicePages } from '../../../../src-main/desk/features/sync/read-device-pages.ts';
import type { KnoxClient } from '../../../../src-main/desk/services.ts';
import { knoxDevice } from '../../../helpers/open-test-db.ts';

type Answer = { items: number[]; total: number };

/** Reads pages that a function makes up; answers the device numbers in order and the pages asked for. */
async function read(answer: (page: number, pageSize: number) => Answer, from = { firstPage: 0, pageSize: 10 }) {
  const asked: [number, number][] = [];
  const listDevices: KnoxClient['listDevices'] = async ({ page, pageSize }) => {
    asked.push([page, pageSize]);
    const { items, total } = answer(page, pageSize);
    return { items: items.map((n) => knoxDevice(n, 'p1')), total };
  };
  const numbers: number[] = [];
  const query = { ...from, seen: createDistinctCounter() };
  for await (const page of readDevicePages({ listDevices } as KnoxClient, query, new AbortController().signal))
    numbers.push(...page.devices.map(({ deviceId }) => Number(deviceId.slice(2))));
  return { numbers, asked };
}

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);
const slice = (page: number, size: number, total: number) => range(page * size, Math.min(total, (page + 1) * size));

describe('reading pages of devices', () => {
  it('gives them in order, asking a few pages ahead and for none beyond the end', async () => {
    const { numbers, asked } = await read((page, size) => ({ items: slice(page, size, 95), total: 95 }));
    expect(numbers).toEqual(range(0, 95));
    expect(asked.map(([page]) => page)).toEqual(range(0, 10));
  });

  it('asks for what the server grants once it grants less', async () => {
    const { numbers, asked } = await read((page, size) => ({ items: slice(page, Math.min(size, 4), 10), total: 10 }));
    expect(numbers).toEqual(range(0, 10));
    expect(asked).toEqual([
      [0, 10],
      [1, 4],
      [2, 4],
    ]);
  });

  it('goes on after a short page', async () => {
    const { numbers } = await read((page) => ({ items: page === 1 ? [10, 11] : slice(page, 10, 30), total: 30 }));
    expect(numbers).toEqual([...range(0, 12), ...range(20, 30)]);
  });

  it('ends at an empty page, however many the server counts', async () => {
    const { numbers } = await read((page, size) => ({ items: slice(page, size, 20), total: 1_000 }));
    expect(numbers).toEqual(range(0, 20));
  });

  it('ends when a server gives the same page for ever', async () => {
    const { numbers, asked } = await read(() => ({ items: range(0, 10), total: 1_000 }));
    expect(numbers).toEqual([...range(0, 10), ...range(0, 10)]);
    expect(asked.length).toBeLessThan(8);
  });

  it('begins where it is told to', async () => {
    const from = { firstPage: 2, pageSize: 10 };
    const { numbers } = await read((page, size) => ({ items: slice(page, size, 40), total: 40 }), from);
    expect(numbers).toEqual(range(20, 40));
  });

  it('reads nothing from an empty list', async () => {
    expect((await read(() => ({ items: [], total: 0 }))).numbers).toEqual([]);
  });

  it('stops at once when it is cancelled, and throws what failed', async () => {
    const stop = new AbortController();
    const listDevices = async () => ({ items: range(0, 10).map((n) => knoxDevice(n, 'p1')), total: 100 });
    const pages = readDevicePages(
      { listDevices } as unknown as KnoxClient,
      { firstPage: 0, pageSize: 10, seen: createDistinctCounter() },
      stop.signal,
    );
    await pages.next();
    stop.abort(new Error('enough'));
    await expect(pages.next()).rejects.toThrow('enough');
    await expect(
      read(() => {
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
  });
});
