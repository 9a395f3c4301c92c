import { useMemo } from 'react';
import type { AttributePlan, AttributeValue, CustomAttribute } from '#shared/domain/custom-attribute.ts';
import type { DeviceId, DeviceSelection } from '#shared/domain/device.ts';
import { run } from '../../api.ts';
import { type PlanState, useCommand, usePlan } from '../../data.ts';

/** Every custom attribute; undefined until they have come. */
export function useAttributes(): readonly CustomAttribute[] | undefined {
  return useCommand('attributes.list', {}, ['attributes']).data?.attributes;
}

/** The custom attributes of one device; undefined until they have come. */
export function useAttributeValues(deviceId: DeviceId): readonly AttributeValue[] | undefined {
  return useCommand('attributes.listValues', { deviceId }, ['attributes'], { keepPrevious: true }).data?.values;
}

/** What an edit would meet; unknown until an attribute is named. */
export function useAttributePlan(selection: DeviceSelection, name: string): PlanState<AttributePlan> {
  const ask = useMemo(
    () => (name === '' ? null : () => run('attributes.planSet', { selection, name })),
    [selection, name],
  );
  return usePlan(ask, ['attributes', 'devices']);
}
