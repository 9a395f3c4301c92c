import { Button, Checkbox } from '@mantine/core';
import { type DeviceColumn, deviceColumns } from '#shared/domain/device.ts';
import { useCommand } from '../../data.ts';
import { useText } from '../../text/use-text.ts';
import classes from './ExportDialog.module.css';

/** Custom attributes offered as further columns; none until they have come. */
export function useAttributeNames(): string[] {
  const { data } = useCommand('attributes.list', {}, ['attributes']);
  return data?.attributes.map(({ name }) => name) ?? [];
}

/** The columns of the file: those of the grid, and custom attributes. */
export type WantedColumns = { columns: readonly DeviceColumn[]; attributes: readonly string[] };

function toggled<Item>(items: readonly Item[], item: Item): Item[] {
  return items.includes(item) ? items.filter((one) => one !== item) : [...items, item];
}

function missing<Item>(items: readonly Item[], all: readonly Item[]): Item[] {
  return all.filter((one) => !items.includes(one));
}

type AttributesFieldProps = {
  names: readonly string[];
  chosen: readonly string[];
  onChosen: (chosen: string[]) => void;
};

/** Which custom attributes; nothing where there are none. */
export function ExportAttributesField({ names, chosen, onChosen }: AttributesFieldProps) {
  const { t } = useText();
  if (names.length === 0) return null;
  return (
    <fieldset className={classes.fieldset}>
      <legend className={classes.legend}>{t('attributes.heading')}</legend>
      <div className={classes.columns}>
        {names.map((name) => (
          <Checkbox
            key={name}
            size="xs"
            label={name}
            checked={chosen.includes(name)}
            onChange={() => onChosen(toggled(chosen, name))}
          />
        ))}
      </div>
    </fieldset>
  );
}

type ColumnsFieldProps = WantedColumns & { onWanted: (change: Partial<WantedColumns>) => void };

/** Which columns a list has. */
export function ExportColumnsField({ columns, attributes, onWanted }: ColumnsFieldProps) {
  const { t } = useText();
  const names = useAttributeNames();
  const wantAll = () =>
    onWanted({
      columns: [...columns, ...missing(columns, deviceColumns)],
      attributes: [...attributes, ...missing(attributes, names)],
    });
  return (
    <fieldset className={classes.fieldset}>
      <legend className={classes.legend}>{t('csv.columns')}</legend>
      <div className={classes.columns}>
        {deviceColumns.map((key) => (
          <Checkbox
            key={key}
            size="xs"
            label={t(`devices.column.${key}`)}
            checked={columns.includes(key)}
            onChange={() => onWanted({ columns: toggled(columns, key) })}
          />
        ))}
      </div>
      <ExportAttributesField
        names={names}
        chosen={attributes}
        onChosen={(chosen) => onWanted({ attributes: chosen })}
      />
      <Button variant="subtle" size="compact-sm" ml={-8} onClick={wantAll}>
        {t('csv.everyColumn')}
      </Button>
    </fieldset>
  );
}
