import { expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { type ExportScope, rowsOfScope } from '../../../../src-main/desk/features/csv/scope-rows.ts';
import { addBatch, addNote } from '../../../helpers/batch-actions.ts';
import { addProfile, deviceId, knoxDevice, layOverlay, openFilledWorkspace } from '../../db/open-test-workspace.ts';

it('an export holds what was asked for: all, a profile, an upload or what of it waits, a search, a selection, a batch', async () => {
  const states = ['pending', 'unassigned', 'pending', 'assigned'] as const;
  const db = await openFilledWorkspace(
    states.map((state, n) => knoxDevice(n + 1, { state, uploadId: n < 3 ? 'u1' : 'u2', model: `SM-X51${n}` })),
  );
  addProfile(db, 'p2', 'Kiosks');
  layOverlay(db, [2], 'p2');
  addBatch(db, 'b1');
  addNote(
    db,
    'b1',
    [4, 1].map((number) => ({ serial: knoxDevice(number).serial })),
  );
  const scopes: [ExportScope, number[]][] = [
    [{ kind: 'all' }, [1, 2, 3, 4]],
    [{ kind: 'profile', profileId: 'p2' as ProfileId }, [2]],
    [{ kind: 'upload', uploadId: 'u1' }, [1, 2, 3]],
    [{ kind: 'unapproved', uploadId: 'u1' }, [1, 3]],
    [{ kind: 'selection', selection: { kind: 'matching', filter: { text: 'SM-X512' }, except: [] } }, [3]],
    [{ kind: 'selection', selection: { kind: 'named', deviceIds: [deviceId(4), deviceId(2)] } }, [2, 4]],
    [{ kind: 'batch', batchId: 'b1' }, [1, 4]],
    [{ kind: 'batch', batchId: 'nobody' }, []],
  ];
  for (const [scope, rows] of scopes) expect([...rowsOfScope(db, scope, null)]).toEqual(rows);
  const latest = { column: 'imei', direction: 'desc' } as const;
  expect([...rowsOfScope(db, { kind: 'batch', batchId: 'b1' }, latest)]).toEqual([4, 1]);
  expect([...rowsOfScope(db, { kind: 'all' }, latest)]).toEqual([4, 3, 2, 1]);
});
