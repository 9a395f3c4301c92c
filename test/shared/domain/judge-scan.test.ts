import { describe, expect, it } from 'vitest';
import {
  contradicts,
  isSameImei,
  joinCodes,
  judgeScan,
  type ScanFacts,
  type ScannedDevice,
} from '#shared/domain/judge-scan.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { GONE_PROFILE_ID } from '#shared/domain/queued-change.ts';
import type { ScanCodes } from '#shared/domain/read-scan.ts';
import type { ScanVerdict } from '#shared/domain/scan-verdict.ts';

const [A, B, C] = ['353227410022505', '356938035643809', '490154203237518'];
const codes = (imei: string | null, imei2: string | null = null, serial: string | null = null): ScanCodes => ({
  ...{ imei, imei2, serial },
});
const vans = 'vans' as ProfileId;
const device = (changes: Partial<ScannedDevice> = {}): ScannedDevice => ({
  ...{ imei: A, imei2: null, serial: 'R58M315CL4T', state: 'assigned', profileId: DEFAULT_PROFILE_ID },
  ...changes,
});
const judge = (changes: Partial<ScanFacts>) =>
  judgeScan({
    ...{ codes: codes(A), devices: [device()], lines: [], hasNote: false, scanned: false, profileId: vans },
    ...changes,
  });

describe('the verdict on a scan', () => {
  const table: [what: string, facts: Partial<ScanFacts>, verdict: ScanVerdict][] = [
    ['a device in the Default Profile', {}, 'good'],
    ['one that is where the batch goes', { devices: [device({ profileId: vans })] }, 'good'],
    ['one on the note', { hasNote: true, lines: [codes(A)] }, 'good'],
    [
      'one elsewhere, when the batch goes nowhere',
      { devices: [device({ profileId: 'x' as ProfileId })], profileId: null },
      'good',
    ],
    ['one in another profile', { devices: [device({ profileId: 'x' as ProfileId })] }, 'wrong-profile'],
    ['one that waits for approval', { devices: [device({ state: 'pending', profileId: null })] }, 'not-approved'],
    ['one whose approval waits to be sent', { devices: [device({ state: 'pending' })] }, 'good'],
    ['one that is not on the note', { hasNote: true }, 'not-expected'],
    ['a stranger', { devices: [] }, 'not-in-tenant'],
    ['a stranger that is not on the note', { devices: [], hasNote: true }, 'not-expected'],
    ['a stranger on the note', { devices: [], hasNote: true, lines: [codes(A)] }, 'not-in-tenant'],
    ['one that is to be deleted', { devices: [device({ profileId: GONE_PROFILE_ID })] }, 'not-in-tenant'],
    ['one that was scanned', { scanned: true }, 'already-scanned'],
    ['a stranger that was scanned', { scanned: true, devices: [] }, 'already-scanned'],
    ['a label of two devices', { devices: [device(), device({ imei: B })] }, 'swapped'],
    ['a label of two devices, one scanned', { devices: [device(), device({ imei: B })], scanned: true }, 'swapped'],
    ['a serial number of another label', { codes: codes(A, null, 'R58M315CL5T') }, 'swapped'],
    [
      'a label the note has otherwise',
      { codes: codes(A, null, 'R58M315CL4T'), hasNote: true, lines: [codes(A, null, 'R1')] },
      'swapped',
    ],
    [
      'a device twice on the note, once wrong',
      { hasNote: true, codes: codes(A, null, 'R58M315CL4T'), lines: [codes(A, null, 'R1'), codes(A)] },
      'good',
    ],
  ];
  it.each(table)('%s', (_what, facts, verdict) => {
    expect(judge(facts)).toBe(verdict);
  });
});

describe('codes that cannot belong to one device', () => {
  it('are two serial numbers, or more IMEIs than a device has', () => {
    expect(contradicts(codes(A, null, 'R1'), codes(A, null, 'R2'))).toBe(true);
    expect(contradicts(codes(A, null, 'R1'), codes(A, null, 'r1'))).toBe(false);
    expect(contradicts(codes(C), codes(A, B))).toBe(true);
    expect(contradicts(codes(A, C), codes(A, B))).toBe(true);
    expect(contradicts(codes(B, C), codes(A))).toBe(true);
  });

  it('are not those nobody told of: the second IMEI may be missing at the server', () => {
    expect(contradicts(codes(B, null, 'R1'), codes(A, null, 'R1'))).toBe(false);
    expect(contradicts(codes(A, B), codes(A))).toBe(false);
    expect(contradicts(codes(A), codes(null, null, 'R1'))).toBe(false);
  });
});

describe('codes put together', () => {
  it('keep what is known first and add the rest', () => {
    expect(joinCodes(codes(B, null, 'R1'), codes(A))).toEqual(codes(B, A, 'R1'));
    expect(joinCodes(codes(null), codes(A, B, 'R1'))).toEqual(codes(A, B, 'R1'));
    expect(joinCodes(codes(A, B), codes(B, A, 'R1'))).toEqual(codes(A, B, 'R1'));
  });

  it('are the same IMEI with and without a check digit', () => {
    expect(isSameImei(A, A.slice(0, 14))).toBe(true);
    expect(isSameImei(A, B)).toBe(false);
    expect(joinCodes(codes(A.slice(0, 14)), codes(A))).toEqual(codes(A.slice(0, 14)));
  });
});
