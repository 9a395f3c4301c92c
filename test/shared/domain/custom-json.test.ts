import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Configuration, configurationSchema } from '#shared/domain/configuration.ts';
import { readCustomJson, toQrJson, toSamsungJson } from '#shared/domain/custom-json.ts';
import { BUNDLE_NAME, extraName, knownKeys } from '#shared/domain/known-keys.ts';

const configuration: Configuration = [
  { group: 'ivanti', name: 'server', value: 'eu1.example' },
  { group: 'ivanti', name: 'quickStart', value: true },
  { group: 'system', name: extraName('WIFI_SSID'), value: 'Depot' },
  { group: 'system', name: extraName('WIFI_PROXY_PORT'), value: 8080 },
  { group: 'custom', name: 'com.example.policy', value: { level: 2 } },
];

const kept = knownKeys.filter(({ offered }) => offered).map(({ group, name }) => ({ group, name }));
const own = fc
  .stringMatching(/^[a-z]{2,8}\.[a-z]{2,8}$/)
  .map((name) => ({ group: 'custom' as const, name: `com.${name}` }));
const configurations = fc.uniqueArray(
  fc.tuple(fc.oneof(fc.constantFrom(...kept), own), fc.jsonValue({ maxDepth: 2 })).map(([key, value]) => ({
    ...key,
    value: JSON.parse(JSON.stringify(value)),
  })),
  { selector: ({ name }) => name, maxLength: 20 },
) as fc.Arbitrary<Configuration>;

const byName = (keys: Configuration) => [...keys].sort((one, other) => (one.name < other.name ? -1 : 1));

function readOf(text: string): Configuration {
  const reading = readCustomJson(text);
  if (!reading.ok) throw new Error(reading.problem.kind);
  return reading.configuration;
}

function problemOf(text: string) {
  const reading = readCustomJson(text);
  if (reading.ok) throw new Error('nothing was wrong');
  const { kind, line, column, found } = reading.problem;
  return [kind, line, column, found];
}

describe('what Samsung’s Custom JSON field gets', () => {
  it('is the inside of the bundle: every key in one object, each with its type', () => {
    expect(JSON.parse(toSamsungJson(configuration))).toEqual({
      server: 'eu1.example',
      quickStart: true,
      [extraName('WIFI_SSID')]: 'Depot',
      [extraName('WIFI_PROXY_PORT')]: 8080,
      'com.example.policy': { level: 2 },
    });
    expect(toSamsungJson([])).toBe('{}');
  });

  it('can be written in lines for the eye', () => {
    expect(toSamsungJson(configuration.slice(0, 1), 'readable')).toBe('{\n  "server": "eu1.example"\n}');
  });
});

describe('what a QR code gets', () => {
  it('is Android’s keys outside, and in the bundle the Ivanti keys and nothing else', () => {
    expect(JSON.parse(toQrJson(configuration))).toEqual({
      [extraName('WIFI_SSID')]: 'Depot',
      [extraName('WIFI_PROXY_PORT')]: 8080,
      'com.example.policy': { level: 2 },
      [BUNDLE_NAME]: { server: 'eu1.example', quickStart: true },
    });
  });

  it('has no bundle when there is nothing to put in it', () => {
    expect(toQrJson(configuration.slice(2, 3))).toBe('{"android.app.extra.PROVISIONING_WIFI_SSID":"Depot"}');
  });
});

describe('pasted JSON', () => {
  it('is the same configuration in either form', () => {
    fc.assert(
      fc.property(configurations, fc.constantFrom('compact' as const, 'readable' as const), (keys, form) => {
        expect(byName(readOf(toSamsungJson(keys, form)))).toEqual(byName(keys));
        expect(byName(readOf(toQrJson(keys, form)))).toEqual(byName(keys));
      }),
    );
  });

  it('gives a configuration that can be stored', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 1 })), (object) => {
        const reading = readCustomJson(JSON.stringify(object));
        if (reading.ok) expect(configurationSchema.safeParse(reading.configuration).success).toBe(true);
      }),
    );
  });

  it('tells which form it has', () => {
    expect(readCustomJson('{"server": "x"}')).toMatchObject({ ok: true, form: 'samsung' });
    expect(readCustomJson(`{"${BUNDLE_NAME}": {"server": "x"}}`)).toMatchObject({ ok: true, form: 'qr' });
  });

  it('may use the short names', () => {
    expect(readOf('{"a.a.e.PWS": "Depot", "a.a.e.PAEB": {"user": "me"}}')).toEqual([
      { group: 'system', name: extraName('WIFI_SSID'), value: 'Depot' },
      { group: 'ivanti', name: 'user', value: 'me' },
    ]);
  });

  it('leaves in the bundle what only the agent can know, and takes out what only Android reads', () => {
    const bundle = { site: 'Lyon', [extraName('LOCALE')]: 'fr_FR', 'android.app.extra.NEW': 1 };
    expect(readOf(JSON.stringify({ [BUNDLE_NAME]: bundle, server: 'x', site2: 'Leeds' }))).toEqual([
      { group: 'ivanti', name: 'site', value: 'Lyon' },
      { group: 'system', name: extraName('LOCALE'), value: 'fr_FR' },
      { group: 'custom', name: 'android.app.extra.NEW', value: 1 },
      { group: 'ivanti', name: 'server', value: 'x' },
      { group: 'custom', name: 'site2', value: 'Leeds' },
    ]);
  });
});

describe('pasted text that is no configuration', () => {
  const many = JSON.stringify(Object.fromEntries(Array.from({ length: 201 }, (_, at) => [`k${at}`, at])));
  const cases: [string, string, unknown[]][] = [
    ['has a fault of JSON', '{\n  "server": "x",\n}', ['trailing_comma', 2, 16, '']],
    ['is a list', ' ["server"]', ['not_object', 1, 2, '']],
    ['has a bundle that is text', '{"a.a.e.PAEB": "{}"}', ['bundle_not_object', 1, 16, '']],
    ['has a key without a name', '{"a": 1,\n"": 2}', ['unfit_name', 2, 1, '']],
    ['has a name too long', `{"${'n'.repeat(201)}": 2}`, ['unfit_name', 1, 2, 'n'.repeat(20)]],
    ['has one key inside and outside', '{"user": 1, "a.a.e.PAEB": {"user": 2}}', ['duplicate_key', 1, 28, 'user']],
    [
      'has one key in full and short',
      `{"a.a.e.PWS": 1, "${extraName('WIFI_SSID')}": 2}`,
      ['duplicate_key', 1, 18, extraName('WIFI_SSID')],
    ],
    ['has more keys than a configuration may', many, ['too_many_keys', 1, many.indexOf('"k200"') + 1, '200']],
  ];
  for (const [what, text, expected] of cases) {
    it(`${what}: the place is told`, () => expect(problemOf(text)).toEqual(expected));
  }
});
