import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import type { EnrollmentTokenView } from '#shared/domain/enrollment-token.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { createQueryClient } from '../../../../src-renderer/data.ts';
import { TokenRow } from '../../../../src-renderer/features/tokens/TokenRow.tsx';
import { NavigationProvider } from '../../../../src-renderer/navigation.tsx';
import { createI18n } from '../../../../src-renderer/text/i18n.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const token: EnrollmentTokenView = {
  ...{ profileId: 'p1' as ProfileId, profileName: 'Vans', keeper: 'ivanti', issuedAt: '2026-11-20T08:00:00.000Z' },
  ...{ expiresAt: '2026-12-24T10:00:00.000Z', pendingDevices: 12, hasValue: true, printedAt: null },
  ...{ changeId: null, changeState: null },
};

function wordsOf(changes: Partial<EnrollmentTokenView>, locale = 'en'): string {
  const html = renderToStaticMarkup(
    <I18nextProvider i18n={createI18n(locale)}>
      <QueryClientProvider client={createQueryClient()}>
        <MantineProvider>
          <NavigationProvider>
            <TokenRow
              token={{ ...token, ...changes }}
              now={now}
              warningDays={3}
              chosen={false}
              onChoose={() => undefined}
              onAction={() => undefined}
            />
          </NavigationProvider>
        </MantineProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  );
  return html.replaceAll(/<style[\s\S]*?<\/style>/g, '').replaceAll(/<[^>]*>/g, ' ');
}

describe('the row of a token', () => {
  it('says that sheets printed before the present value was issued are void', () => {
    expect(wordsOf({ printedAt: '2026-11-19T08:00:00.000Z' })).toMatch(
      /Sheets printed before Nov 20, 2026, .* are void/,
    );
    expect(wordsOf({ printedAt: '2026-11-19T08:00:00.000Z' }, 'fr')).toContain('sont périmées');
    expect(wordsOf({ printedAt: '2026-11-21T08:00:00.000Z' })).not.toContain('void');
    expect(wordsOf({})).not.toContain('void');
  });

  it('says who waits for it, and who is stranded once it is dead', () => {
    expect(wordsOf({})).toContain('12 devices');
    expect(wordsOf({ expiresAt: '2026-11-01T00:00:00.000Z' })).toContain('12 devices cannot register');
    expect(wordsOf({ expiresAt: '2026-11-01T00:00:00.000Z', pendingDevices: 0 })).not.toContain('cannot');
  });

  it('says what is not at hand, who keeps it, and what is under way', () => {
    expect(wordsOf({ hasValue: false, keeper: 'hand' })).toMatch(/Kept by hand[\s\S]*Value not on this laptop/);
    expect(wordsOf({ changeId: 'c1', changeState: 'conflict' })).toContain('Conflict');
  });
});
