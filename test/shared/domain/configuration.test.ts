import { describe, expect, it } from 'vitest';
import { configurationSchema } from '#shared/domain/configuration.ts';

describe('a configuration', () => {
  it('keeps the type of every value', () => {
    const keys = [
      { group: 'ivanti', name: 'quickStart', value: true },
      { group: 'system', name: 'android.app.extra.PROVISIONING_WIFI_PROXY_PORT', value: 8080 },
      { group: 'custom', name: 'com.example.policy', value: { level: 2, words: ['a', null] } },
    ];
    expect(configurationSchema.parse(keys)).toEqual(keys);
  });

  it('refuses keys without a name and groups that do not exist', () => {
    expect(configurationSchema.safeParse([{ group: 'ivanti', name: '', value: 1 }]).success).toBe(false);
    expect(configurationSchema.safeParse([{ group: 'other', name: 'x', value: 1 }]).success).toBe(false);
  });
});
