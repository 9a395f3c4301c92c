import { type ImportColumn, type ImportField, importFields } from '#shared/domain/csv-import.ts';

/** What a column's select holds: a field, `attribute` or `ignored`. */
export type ColumnChoice = ImportField | 'attribute' | 'ignored';

/** The meanings as the select groups them: what names the device, what is said of it, and where it shall go. */
export const choiceGroups = {
  names: ['identifier', 'imei', 'imei2', 'serial', 'manufacturer'],
  facts: ['model', 'tags', 'order', 'carton'],
  wishes: ['profile', 'userName', 'password'],
} as const satisfies Record<string, readonly ImportField[]>;

/** One of these names a device. */
const naming: readonly ImportField[] = ['identifier', 'imei', 'serial'];

/** What the select of a column shows. */
export function choiceOf(column: ImportColumn): ColumnChoice {
  return column.kind === 'field' ? column.field : column.kind;
}

/** The column a choice makes; an attribute is called as the file calls the column. */
export function columnOf(choice: string, header: string): ImportColumn {
  const field = importFields.find((one) => one === choice);
  if (field !== undefined) return { kind: 'field', field };
  if (choice === 'attribute') return { kind: 'attribute', name: header.trim().slice(0, 60) || '?' };
  return { kind: 'ignored' };
}

/** The columns with one taken for something else; a meaning another column had is exchanged with it. Passwords may be several. */
export function withColumn(columns: readonly ImportColumn[], at: number, column: ImportColumn): ImportColumn[] {
  const old = columns[at] ?? { kind: 'ignored' };
  return columns.map((one, index) => {
    if (index === at) return column;
    const taken =
      column.kind === 'field' && column.field !== 'password' && one.kind === 'field' && one.field === column.field;
    return taken ? old : one;
  });
}

/** Whether an attribute's name is missing, or another column's too. */
export function attributeFault(columns: readonly ImportColumn[], at: number, name: string): 'empty' | 'twice' | null {
  const wanted = name.trim().toLocaleLowerCase();
  if (wanted === '') return 'empty';
  const twice = columns.some(
    (one, index) => index !== at && one.kind === 'attribute' && one.name.toLocaleLowerCase() === wanted,
  );
  return twice ? 'twice' : null;
}

/** Whether a column is there by which devices are known. */
export function namesDevices(columns: readonly ImportColumn[]): boolean {
  return columns.some((column) => column.kind === 'field' && naming.includes(column.field));
}
