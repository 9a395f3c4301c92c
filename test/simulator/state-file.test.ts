import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type RunningSimulator, startSimulator } from '../../src-main/simulator/start-simulator.ts';

let folder: string;
let stateFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-simulator-'));
  stateFile = join(folder, 'world', 'state.json');
});

const now = () => Date.UTC(2026, 5, 15, 10);
const truth = ({ control }: RunningSimulator) => control.listDevices({ limit: 1000 });

describe('the state file', () => {
  it('brings a world back as it was left, with what is still to come', async () => {
    const switches = { assignAppliesAfterMs: 60_000 };
    const first = await startSimulator({ devices: 120, seed: 5, stateFile, now, switches });
    const { control } = first;
    const [one, two, three] = control.listDevices({ state: 'provisioned' }).devices.map(({ deviceId }) => deviceId);
    control.portalEdit({ kind: 'unassign', deviceIds: [String(one)] });
    control.portalEdit({ kind: 'delete', deviceIds: [String(two)] });
    control.portalEdit({ kind: 'add', count: 4 });
    control.portalEdit({ kind: 'state', deviceIds: [String(three)], state: 'cancelled' });
    control.advanceClock(30_000);
    const left = truth(first);
    await first.close();

    const second = await startSimulator({ stateFile, now, switches });
    expect(truth(second)).toEqual(left);
    expect(second.credentials).toMatchObject({ customerId: first.credentials.customerId });
    expect(second.control.listDevices({ identifier: String(one) }).devices[0]?.state).toBe('provisioned');
    second.control.advanceClock(30_000);
    expect(second.control.listDevices({ identifier: String(one) }).devices[0]?.state).toBe('unassigned');
    await second.close();
  });

  it('keeps its credentials over a restart', async () => {
    const first = await startSimulator({ devices: 10, stateFile, now });
    await first.close();
    const second = await startSimulator({ devices: 10, stateFile, now });
    expect(second.credentials.clientIdentifier).toBe(first.credentials.clientIdentifier);
    expect(second.credentials.keysFile).toEqual(first.credentials.keysFile);
    await second.close();
  });

  it('is written soon after a change, without being closed', async () => {
    const running = await startSimulator({ devices: 40, stateFile, now });
    const deviceId = running.control.listDevices({ state: 'provisioned' }).devices[0]?.deviceId;
    const body = JSON.stringify({ kind: 'unassign', deviceIds: [deviceId] });
    await fetch(`${running.baseUrl}/control/portalEdit`, { method: 'POST', body });
    await expect.poll(() => existsSync(stateFile), { timeout: 5000 }).toBe(true);
    expect(JSON.parse(readFileSync(stateFile, 'utf8'))).toMatchObject({
      format: 2,
      edits: [[expect.any(Number), { state: 'unassigned' }]],
    });
    await running.close();
  });

  it('is moved aside when it cannot be read, or belongs to another world', async () => {
    const first = await startSimulator({ devices: 20, seed: 1, stateFile, now });
    first.control.advanceClock(1);
    await first.close();
    const other = await startSimulator({ devices: 20, seed: 2, stateFile, now });
    expect(other.world.seed).toBe(2);
    other.control.advanceClock(1);
    await other.close();
    writeFileSync(stateFile, '{"format":1,');
    const fresh = await startSimulator({ devices: 20, seed: 2, stateFile, now });
    expect(fresh.control.listDevices().total).toBe(20);
    await fresh.close();
    expect(readdirSync(join(folder, 'world')).sort()).toEqual(['state.json.other-world', 'state.json.unreadable']);
  });
});
