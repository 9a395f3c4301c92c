import { expect, it } from 'vitest';
import type { RuleForm } from '#shared/domain/rule.ts';
import { rowsOfRule } from '../../../../src-main/desk/db/tables/rule-rows.ts';
import { knoxDevice, openFilledWorkspace } from '../open-test-workspace.ts';

it('a rule names devices by the beginning or a part of what it looks at, whatever the case; of tags, each counts', async () => {
  const db = await openFilledWorkspace([
    knoxDevice(1, {
      model: 'SM-X510',
      tags: 'lyon, floor 2',
      orderId: 'PO-1',
      uploadId: 'UP1',
      resellerName: 'Telco North',
    }),
    knoxDevice(2, {
      model: 'SM-X516B',
      tags: 'depot lyon',
      orderId: 'PO-2',
      uploadId: 'UP2',
      resellerName: 'North Star',
    }),
    knoxDevice(3, { model: 'XSM-X5', tags: 'paris,lyon-2', orderId: null, uploadId: null, resellerName: null }),
    knoxDevice(4, { model: '100%_\\', tags: '', orderId: '50', uploadId: 'UP', resellerName: '' }),
  ]);
  const cases: [Omit<RuleForm, 'profileId'>, number[]][] = [
    [{ subject: 'model', how: 'begins', pattern: 'sm-x5' }, [1, 2]],
    [{ subject: 'model', how: 'contains', pattern: 'X5' }, [1, 2, 3]],
    [{ subject: 'reseller', how: 'begins', pattern: 'north' }, [2]],
    [{ subject: 'reseller', how: 'contains', pattern: 'North' }, [1, 2]],
    [{ subject: 'order', how: 'begins', pattern: 'PO-' }, [1, 2]],
    [{ subject: 'upload', how: 'begins', pattern: 'UP1' }, [1]],
    [{ subject: 'tag', how: 'begins', pattern: 'lyon' }, [1, 3]],
    [{ subject: 'tag', how: 'begins', pattern: 'floor' }, [1]],
    [{ subject: 'tag', how: 'contains', pattern: 'lyon' }, [1, 2, 3]],
    [{ subject: 'model', how: 'contains', pattern: '%_' }, [4]],
    [{ subject: 'model', how: 'contains', pattern: '\\' }, [4]],
    [{ subject: 'model', how: 'begins', pattern: '_' }, []],
  ];
  for (const [rule, rows] of cases)
    expect(
      rowsOfRule(db, rule).sort((a, b) => a - b),
      JSON.stringify(rule),
    ).toEqual(rows);
});
