import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { imeiCheckDigit } from '#shared/domain/imei.ts';
import { type Answer, type KnoxCaller, openSimulator } from './knox-caller.ts';

let knox: KnoxCaller;
beforeEach(async () => {
  knox = await openSimulator();
});
afterEach(() => knox.simulator.close());

async function ivanti(method: string, path: string, body?: unknown): Promise<Answer> {
  const { user, password } = knox.simulator.credentials.ivanti;
  const headers = { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return knox.send(method, `/ivanti/api/v1/bulkenrollment${path}`, { headers, ...sent });
}

const HEADER = 'IMEI Number,Serial Number,Manufacturer';
const upload = (lines: string[], more: Record<string, unknown> = {}, header = HEADER) =>
  ivanti('POST', '/profile/upload', {
    name: 'Depot handhelds',
    description: 'By hand',
    withoutToken: false,
    'csv-data': [header, ...lines].join('\r\n'),
    ...more,
  });
const result = (answer: Answer) => answer.body.result as Record<string, unknown>;
const refusal = (answer: Answer) => (answer.body.errors as { code: string; message: string }[] | null)?.[0];
const IMEI = '353227410022505';
const OTHER = '490154203237518';

describe('uploading a Self-Maintained profile (mission 2.5)', () => {
  it('answers with the names of the documentation, and with a token of seven days', async () => {
    const answer = await upload([`${IMEI},,`]);
    expect(answer.status).toBe(200);
    expect(Object.keys(result(answer))).toEqual(
      expect.arrayContaining(['csvId', 'tenantId', 'enrollmentToken', 'tokenExpiry', 'serverUrl', 'deviceCount']),
    );
    expect(result(answer)).toMatchObject({ deviceCount: 1, enrollmentToken: expect.stringMatching(/^[\w-]{24}$/) });
    const { csvId } = result(answer);
    const listed = result(await ivanti('GET', '/profile?q=depot%20hand')).searchResults as unknown[];
    expect(listed).toMatchObject([{ csvId, type: 'SELF_MAINTAINED', devicesCount: 1, withoutToken: false }]);
  });

  it('issues no token when none is wanted (behaviour 109)', async () => {
    expect(result(await upload([`${IMEI},,`], { withoutToken: true })).enrollmentToken).toBeNull();
  });

  it('takes an IMEI, or a serial number with a manufacturer, and fails as a whole otherwise (behaviour 103)', async () => {
    expect(result(await upload([`${IMEI},,`, ',RF8N1,Samsung'])).deviceCount).toBe(2);
    const cases = [',RF8N1,', ',,Samsung', ',RF8N1'];
    for (const [at, line] of cases.entries()) {
      const answer = await upload([`${OTHER},,`, line], { name: `Short ${at}` });
      expect([answer.status, refusal(answer)?.code]).toEqual([400, 'BAD_ROW']);
      expect(refusal(answer)?.message).toContain('Row 3');
    }
    expect(result(await ivanti('GET', '/profile?q=short')).totalCount).toBe(0);
  });

  it('gives each name once', async () => {
    await upload([`${IMEI},,`]);
    expect(refusal(await upload([`${OTHER},,`]))).toMatchObject({ code: 'NAME_IN_USE' });
  });

  it('takes 200,000 rows and refuses one more (behaviour 102)', async () => {
    const lines = Array.from({ length: 200_000 }, (_, n) => {
      const body = `35322741${String(n).padStart(6, '0')}`;
      return `${body}${imeiCheckDigit(body)},,`;
    });
    expect(refusal(await upload([...lines, `${OTHER},,`]))).toMatchObject({ code: 'TOO_MANY_ROWS' });
    expect(result(await upload(lines)).deviceCount).toBe(200_000);
  });

  it('reads quoted cells, and takes other columns for custom attributes', async () => {
    const header = `${HEADER},Username,Site`;
    const { csvId } = result(await upload([`${IMEI},,"Zebra, ""TC52""",m.bell,"Lyon\nNord"`], {}, header));
    const { searchResults } = result(await ivanti('GET', `/profile/${csvId}/devices`));
    expect(searchResults).toMatchObject([
      { manufacturer: 'Zebra, "TC52"', userName: 'm.bell', customAttributes: { Site: 'Lyon\nNord' } },
    ]);
  });

  it('refuses a file whose first line names no identifier, or whose quotation is open', async () => {
    expect(refusal(await upload([IMEI], {}, 'Phone'))).toMatchObject({ code: 'BAD_CSV' });
    expect(refusal(await upload([`"${IMEI},,`]))).toMatchObject({ code: 'BAD_CSV' });
  });
});

describe('devices of a Self-Maintained profile (behaviour 111)', () => {
  it('are listed, added once, and deleted', async () => {
    const { csvId } = result(await upload([`${IMEI},,`, ',RF8N1,Samsung']));
    const devices = async () =>
      result(await ivanti('GET', `/profile/${csvId}/devices?rows=50`)).searchResults as { deviceId: string }[];
    const more = { imei: OTHER, customAttributes: { Site: 'Leeds' } };
    await ivanti('POST', `/profile/${csvId}/devices`, { devices: [more, { imei: IMEI }] });
    expect(await devices()).toMatchObject([{ imei: IMEI }, { serialNumber: 'RF8N1' }, more]);
    const [first] = await devices();
    await ivanti('POST', `/profile/${csvId}/devices/delete`, { deviceIds: [first?.deviceId] });
    expect(await devices()).toMatchObject([{ serialNumber: 'RF8N1' }, more]);
    const short = await ivanti('POST', `/profile/${csvId}/devices`, { devices: [{ serialNumber: 'X1' }] });
    expect(refusal(short)).toMatchObject({ code: 'BAD_ROW' });
  });

  it('are edited as a whole, keep their id, and never get the identifiers of another one', async () => {
    const { csvId } = result(await upload([`${IMEI},RF8N0,Samsung`, ',RF8N1,Samsung']));
    const read = async () =>
      result(await ivanti('GET', `/profile/${csvId}/devices`)).searchResults as { deviceId: string }[];
    const [first] = await read();
    const put = (body: unknown, id = first?.deviceId) => ivanti('PUT', `/profile/${csvId}/devices/${id}`, body);
    expect((await put({ imei: OTHER, serialNumber: null, customAttributes: { Site: 'Leeds' } })).status).toBe(200);
    const row = { deviceId: first?.deviceId, imei: OTHER, serialNumber: null, manufacturer: null };
    expect(await read()).toMatchObject([{ ...row, customAttributes: { Site: 'Leeds' } }, { serialNumber: 'RF8N1' }]);
    const clash = await put({ serialNumber: 'RF8N1', manufacturer: 'SAMSUNG' });
    expect([clash.status, refusal(clash)?.code]).toEqual([409, 'DEVICE_IN_PROFILE']);
    expect(refusal(await put({ serialNumber: 'RF8N2' }))?.code).toBe('BAD_ROW');
    expect(refusal(await put({ imei: OTHER }, 'sm-0'))?.code).toBe('DEVICE_NOT_FOUND');
    expect(await read()).toMatchObject([row, { serialNumber: 'RF8N1' }]);
  });

  it('cannot be added to a profile of Samsung’s', async () => {
    const rows = result(await ivanti('GET', '/profile?q=couriers')).searchResults as { csvId: string }[];
    const answer = await ivanti('POST', `/profile/${rows[0]?.csvId}/devices`, { devices: [{ imei: IMEI }] });
    expect(refusal(answer)).toMatchObject({ code: 'WRONG_TYPE' });
  });
});

describe('switching a device on (behaviours 104 to 108)', () => {
  const row = `${IMEI},RF8N1,Samsung`;
  const cases: [string, { imei: string; serial: string; manufacturer: string }, 'imei' | 'serial' | null][] = [
    ['right IMEI, the rest wrong (behaviour 105)', { imei: IMEI, serial: 'X', manufacturer: 'Y' }, 'imei'],
    ['wrong IMEI, the rest right (106)', { imei: OTHER, serial: 'RF8N1', manufacturer: 'Samsung' }, 'serial'],
    ['manufacturer in other letters (104)', { imei: OTHER, serial: 'RF8N1', manufacturer: 'SAMSUNG' }, 'serial'],
    ['wrong IMEI and serial (107)', { imei: OTHER, serial: 'X', manufacturer: 'Samsung' }, null],
    ['wrong IMEI and manufacturer (108)', { imei: OTHER, serial: 'RF8N1', manufacturer: 'Y' }, null],
  ];
  for (const [name, device, by] of cases) {
    it(name, async () => {
      await upload([row], { withoutToken: true });
      expect(knox.simulator.control.switchOn(device)).toMatchObject({ registered: by !== null, by });
    });
  }

  it('takes the attributes of the first profile, and every profile that knows it looks active (behaviour 113)', async () => {
    const header = `${HEADER},Site`;
    for (const [name, site] of [
      ['First', 'Lyon'],
      ['Second', 'Leeds'],
    ])
      await upload([`${row},${site}`], { name, withoutToken: true }, header);
    expect(knox.simulator.control.switchOn({ imei: IMEI })).toEqual({
      registered: true,
      by: 'imei',
      profileName: 'First',
      attributes: { Site: 'Lyon' },
      activeProfiles: ['First', 'Second'],
      signsIn: false,
    });
    const { searchResults } = result(await ivanti('GET', `/device?q=${IMEI}`));
    expect(searchResults).toMatchObject([{ registrationState: 'REGISTERED' }, { registrationState: 'REGISTERED' }]);
  });

  it('registers with the token of the upload only; with another it has to sign in (behaviour 112)', async () => {
    const { enrollmentToken } = result(await upload([row]));
    const { switchOn } = knox.simulator.control;
    expect(switchOn({ imei: IMEI })).toMatchObject({ registered: false, signsIn: true });
    expect(switchOn({ imei: IMEI, enrollmentToken: 'wrong' })).toMatchObject({ registered: false, signsIn: true });
    expect(switchOn({ imei: IMEI, enrollmentToken: String(enrollmentToken) })).toMatchObject({ registered: true });
  });

  it('can be asked for over the control port', async () => {
    await upload([row], { withoutToken: true });
    const answer = await knox.send('POST', '/control/switchOn', { body: JSON.stringify({ imei: IMEI }) });
    expect(answer.body).toMatchObject({ ok: true, value: { registered: true } });
  });
});
