import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommandName, contract } from '#shared/contract.ts';

const view = { filter: {}, sort: { column: 'imei', direction: 'asc' } };

/** Inputs that a window of ours would never send. */
const refused: [CommandName, unknown][] = [
  ['devices.getWindow', { view, first: 0, count: 201 }],
  ['devices.getWindow', { view, first: 0, count: 1e9 }],
  ['devices.getWindow', { view, first: -1, count: 10 }],
  ['devices.getWindow', { view, first: Number.NaN, count: 10 }],
  [
    'devices.getWindow',
    { view: { ...view, sort: { column: 'imei; drop table', direction: 'asc' } }, first: 0, count: 1 },
  ],
  ['devices.getWindow', { view: { ...view, sort: { column: 'imei', direction: 'asc, 1' } }, first: 0, count: 1 }],
  ['devices.search', { text: 'x'.repeat(201), limit: 10 }],
  ['devices.move', { selection: { kind: 'named', deviceIds: [] }, profileId: 'p' }],
  ['devices.move', { selection: { kind: 'named', deviceIds: ['d'] }, profileId: '' }],
  ['devices.move', { selection: { kind: 'named', deviceIds: ['x'.repeat(65)] }, profileId: 'p' }],
  ['devices.move', { selection: { kind: 'everything' }, profileId: 'p' }],
  ['changes.settle', { changeId: 'c', decision: 'force' }],
  ['csv.exportDevices', { scope: { kind: 'all' }, columns: ['password'], form: 'raw', headers: [], file: 'f' }],
  ['csv.exportDevices', { scope: { kind: 'all' }, columns: [], form: 'raw', headers: [], file: 'f' }],
  ['attributes.define', { name: 'Since', type: 'date' }],
  ['attributes.define', { name: '  ', type: 'text' }],
  ['attributes.define', { name: 'x'.repeat(61), type: 'text' }],
  [
    'attributes.set',
    { selection: { kind: 'named', deviceIds: ['d'] }, edit: { name: 'Depot', value: ' ', mode: 'overwrite' } },
  ],
  ['devices.undoEdit', { editId: 0 }],
  ['batches.scan', { batchId: 'b', text: '' }],
  ['batches.scan', { batchId: 'b', text: 'x'.repeat(1_001) }],
  ['devices.delete', { selection: { kind: 'named', deviceIds: [] } }],
  ['shell.chooseSaveFile', { suggestedName: 'x', purpose: 'anything' }],
  ['shell.print', { paper: { kind: 'page', address: 'https://example.com' } }],
  ['shell.savePdf', { paper: null, file: '/etc/passwd' }],
  ['print.getLabels', { selection: { kind: 'matching', filter: {}, except: [] }, sort: null, most: 1_000_000 }],
  ['print.notePrinted', { kind: 'sheets', form: 'fax', profileIds: ['p'], copies: 1, withWifi: false }],
  ['shell.createWorkspace', { name: '   ' }],
  ['sync.getStatus', { extra: true }],
];

describe('the contract', () => {
  it.each(refused)('refuses %s with %j', (command, input) => {
    expect(contract[command].input.safeParse(input).success).toBe(false);
  });

  it('answers any nonsense with a value, never an exception, and without touching prototypes', () => {
    const commands = Object.keys(contract) as CommandName[];
    fc.assert(
      fc.property(fc.constantFrom(...commands), fc.anything({ withNullPrototype: true }), (command, input) => {
        const { success } = contract[command].input.safeParse(input);
        expect(typeof success).toBe('boolean');
        expect(({} as Record<string, unknown>).polluted).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it('drops what it does not know from a selection, so that nothing unchecked goes further', () => {
    const parsed = contract['devices.move'].input.parse({
      selection: { kind: 'named', deviceIds: ['d1'], sql: 'drop' },
      profileId: 'p1',
      __proto__: { polluted: true },
    });
    expect(parsed).toEqual({ selection: { kind: 'named', deviceIds: ['d1'] }, profileId: 'p1' });
  });
});
