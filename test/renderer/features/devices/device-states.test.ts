import { describe, expect, it } from 'vitest';
import { deviceStates } from '#shared/domain/device.ts';
import { changeStates, heldStates, liveStates } from '#shared/domain/queued-change.ts';
import { changeLooks, stateLooks } from '../../../../src-renderer/features/devices/device-states.ts';

const look = ({ tone, shape }: { tone: string; shape: string }) => `${tone} ${shape}`;

describe('how states are drawn', () => {
  it('gives no two states of a device the same colour and shape', () => {
    expect(new Set(deviceStates.map((state) => look(stateLooks[state]))).size).toBe(deviceStates.length);
  });

  it('gives no two states of a change the same colour and shape', () => {
    expect(new Set(changeStates.map((state) => look(changeLooks[state]))).size).toBe(changeStates.length);
  });

  it('keeps amber for what is still to be sent and violet for conflicts', () => {
    expect(liveStates.every((state) => changeLooks[state].tone === 'waiting')).toBe(true);
    expect(heldStates.every((state) => changeLooks[state].tone !== 'waiting')).toBe(true);
    expect(deviceStates.every((state) => !['waiting', 'conflict'].includes(stateLooks[state].tone))).toBe(true);
    expect(changeLooks.conflict.tone).toBe('conflict');
  });
});
