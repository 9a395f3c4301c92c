import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import { z } from 'zod';
import type { DeviceId, DeviceSelection } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { useRemembered } from './data.ts';

/** The pages of the rail, in its order. */
export const pages = [
  'devices',
  'uploads',
  'batches',
  'profiles',
  'tokens',
  'changes',
  'activity',
  'settings',
] as const;

/** A page of the rail. */
export type Page = (typeof pages)[number];

/** The parts of the Settings page. */
export type SettingsSection = 'integration' | 'rules' | 'attributes' | 'storage' | 'appearance' | 'about';

/** The parts of a batch's page. */
export type BatchTab = 'match' | 'scan';

/** Where to go: a page, and what to open on it. */
export type Place =
  | {
      page: 'devices';
      deviceId?: DeviceId;
      profileId?: ProfileId;
      portalSince?: string;
      /** Devices to be selected, such as those of a file. */
      selected?: { selection: DeviceSelection; count: number };
      /** Opens the window that imports files, on a file when one was dropped. */
      importing?: { file: string; name: string } | true;
    }
  | { page: 'uploads'; uploadId?: string }
  | { page: 'batches'; batchId?: string; tab?: BatchTab; importing?: boolean }
  | { page: 'profiles'; profileId?: ProfileId }
  | { page: 'changes'; changeId?: string }
  | { page: 'settings'; section?: SettingsSection }
  | { page: 'tokens' }
  | { page: 'activity' };

type Navigation = { place: Place; go: (place: Place) => void };

const NavigationContext = createContext<Navigation | null>(null);

const pageSchema = z.enum(pages);

/** Holds where the window is; the page is remembered between runs, what was open on it is not. */
export function NavigationProvider({ children }: { children: ReactNode }) {
  const [page, rememberPage] = useRemembered<Page>('page', pageSchema, 'devices');
  const [asked, setAsked] = useState<Place | null>(null);
  const go = useCallback(
    (place: Place) => {
      setAsked(place);
      rememberPage(place.page);
    },
    [rememberPage],
  );
  const navigation = useMemo<Navigation>(() => ({ place: asked ?? { page }, go }), [asked, page, go]);
  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}

/** Where the window is, and how to go elsewhere. */
export function useNavigation(): Navigation {
  const navigation = use(NavigationContext);
  if (!navigation) throw new Error('useNavigation needs a NavigationProvider above it');
  return navigation;
}
