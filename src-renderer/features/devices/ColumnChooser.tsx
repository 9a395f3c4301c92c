import { ActionIcon, Button, Checkbox, Popover, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../text/use-text.ts';
import classes from './ColumnChooser.module.css';
import { type ChosenColumn, columnsToChoose, shiftColumn, toggleColumn, usualColumns } from './device-columns.ts';

type ColumnChooserProps = { columns: readonly ChosenColumn[]; onColumns: (columns: ChosenColumn[]) => void };

function ColumnList({ columns, onColumns }: ColumnChooserProps) {
  const { t } = useText();
  const choices = columnsToChoose(columns);
  return (
    <ul className={classes.list}>
      {choices.map(({ key, shown }, at) => {
        const label = t(`devices.column.${key}`);
        return (
          <li key={key} className={classes.item}>
            <Checkbox
              size="xs"
              className={classes.check ?? ''}
              label={label}
              checked={shown}
              onChange={() => onColumns(toggleColumn(columns, key))}
            />
            {shown ? (
              <>
                <ActionIcon
                  size={22}
                  className={classes.arrow ?? ''}
                  aria-label={t('devices.grid.moveUp', { label })}
                  disabled={at === 0}
                  onClick={() => onColumns(shiftColumn(columns, key, -1))}
                >
                  <IconArrowUp size={14} />
                </ActionIcon>
                <ActionIcon
                  size={22}
                  className={classes.arrow ?? ''}
                  aria-label={t('devices.grid.moveDown', { label })}
                  disabled={at === columns.length - 1}
                  onClick={() => onColumns(shiftColumn(columns, key, 1))}
                >
                  <IconArrowDown size={14} />
                </ActionIcon>
              </>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** Which columns are shown, and in what order. */
export function ColumnChooser(props: ColumnChooserProps) {
  const { t } = useText();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={264} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('devices.grid.columns')} disabled={opened}>
          <ActionIcon size={28} aria-label={t('devices.grid.columns')} onClick={() => setOpened(!opened)}>
            <IconColumns3 size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>
        <h2 className={classes.title}>{t('devices.grid.columnsTitle')}</h2>
        <ColumnList {...props} />
        <Button variant="subtle" size="compact-sm" onClick={() => props.onColumns([...usualColumns])}>
          {t('devices.grid.reset')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
