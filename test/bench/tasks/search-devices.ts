import { searchDevices } from '../../../src-main/desk/features/devices/search-devices.ts';
import type { Services } from '../../../src-main/desk/services.ts';
import { openBenchDesk } from '../bench-desk.ts';
import { expectEqual } from '../measure.ts';
import { type Took, taskDone, taskInput } from '../run-task.ts';
import { quantile, type Sample } from '../spread.ts';

/** Types 200 identifiers into a large and a small workspace in turn, and words into the large one against a plain scan. */
const { large, small } = taskInput<{ large: string; small: string }>();

/** Hits the search field asks for. */
const LIMIT = 8;
const IDENTIFIERS = 200;
const LAST_DIGITS = 8;
const WORDS = 40;

type Known = { deviceId: string; imei: string; serial: string };
type Figures = { p95: Sample; p99: Sample; count: number };
type Typed = { text: string; deviceId: string };

const big = openBenchDesk(large, null);
const little = openBenchDesk(small, null);

const [ofBig, ofLittle] = [identifiersOf(big), identifiersOf(little)];
// Once unmeasured: statements are compiled, and both sides find their pages in memory.
for (const warm of [true, false]) {
  const bigTook: Took[] = [];
  const littleTook: Took[] = [];
  for (let index = 0; index < IDENTIFIERS; index += 1) {
    typeIn(little, ofLittle[index], littleTook);
    typeIn(big, ofBig[index], bigTook);
  }
  if (warm) continue;
  const { scan, found } = searchWords(big);
  taskDone({ floor: figures(littleTook), app: figures(bigTook), scan: figures(scan), found: figures(found) });
}

/** IMEIs, serial numbers and last digits of devices from everywhere in the list. */
function identifiersOf({ db }: Services): Typed[] {
  const rows = Number(db.prepare('SELECT count(*) FROM cache.devices').pluck().get());
  const pick = db.prepare(
    'SELECT device_id AS deviceId, imei, serial FROM cache.devices WHERE row >= ? AND imei IS NOT NULL LIMIT 1',
  );
  return Array.from({ length: IDENTIFIERS }, (_, index) => {
    const known = pick.get(1 + Math.floor((index * (rows - 20)) / IDENTIFIERS)) as Known;
    const texts = [known.imei, known.serial, known.imei.slice(-LAST_DIGITS)];
    return { text: texts[index % 3] ?? '', deviceId: known.deviceId };
  });
}

/** Key by key; what stands there at the end has to find the device it came from. */
function typeIn(services: Services, typed: Typed | undefined, took: Took[]): void {
  if (!typed) return;
  let hits: string[] = [];
  for (let keys = 1; keys <= typed.text.length; keys += 1) {
    const text = typed.text.slice(0, keys);
    const { devices } = timeCall(() => searchDevices(services, { text, limit: LIMIT }), took);
    hits = devices.map(({ deviceId }) => deviceId);
  }
  expectEqual(`${typed.text} found`, hits.includes(typed.deviceId), true);
}

/** Parts of users, models and tags, every second one with a slip of the finger, so that it is nowhere. */
function searchWords(services: Services): { scan: Took[]; found: Took[] } {
  const { db } = services;
  const like = db.prepare(
    `SELECT row FROM cache.devices WHERE user_name LIKE @text OR model LIKE @text OR tags LIKE @text LIMIT ${LIMIT + 1}`,
  );
  const words = db
    .prepare(`SELECT text FROM cache.device_words WHERE length(text) >= 8 ORDER BY word % 7, word LIMIT ${WORDS}`)
    .pluck()
    .all() as string[];
  const scan: Took[] = [];
  const found: Took[] = [];
  words.forEach((word, index) => {
    const start = index % 3;
    const part = word.slice(start, start + 3 + (index % 5));
    const text = index % 2 === 0 ? part : `${part.slice(0, -1)}~`;
    const scanned = timeCall(() => like.all({ text: `%${text}%` }), scan).length;
    const { devices, more } = timeCall(() => searchDevices(services, { text, limit: LIMIT }), found);
    // Identifiers are searched as well, so that there may be more, but not fewer.
    expectEqual(`hits of ${text} missing`, Math.max(0, scanned - devices.length - Number(more)), 0);
  });
  return { scan, found };
}

function timeCall<Result>(call: () => Result, took: Took[]): Result {
  const cpu = process.threadCpuUsage();
  const startedAt = performance.now();
  const result = call();
  const ms = performance.now() - startedAt;
  const { user, system } = process.threadCpuUsage(cpu);
  took.push({ ms, cpuMs: (user + system) / 1000 });
  return result;
}

function figures(took: readonly Took[]): Figures {
  const sorted = took.map(({ ms }) => ms).sort((a, b) => a - b);
  const cpu = took.map(({ cpuMs }) => cpuMs).sort((a, b) => a - b);
  const at = (part: number) => ({ value: quantile(sorted, part), cpuMs: quantile(cpu, part) });
  return { p95: at(0.95), p99: at(0.99), count: sorted.length };
}
