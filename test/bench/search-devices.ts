import { type Finding, judge, type Measure } from './measure.ts';
import { prepareWorkspace } from './prepare-workspace.ts';
import { runTask } from './run-task.ts';
import { type Sample, spreadOf } from './spread.ts';

type Figures = { p95: Sample; p99: Sample; count: number };
type Searched = Record<'floor' | 'app' | 'scan' | 'found', Figures>;

const SMALL = 1000;

/** G4a, G4b: the search field's command, every keystroke of 200 identifiers, and parts of words. */
export const searchDevices: Measure = {
  name: 'search',
  needsWindow: false,
  async run(settings): Promise<Finding[]> {
    const { devices, pairs, say } = settings;
    const large = await prepareWorkspace(settings, devices);
    const small = await prepareWorkspace(settings, SMALL);
    const runs: Searched[] = [];
    for (let pair = 0; pair < pairs; pair += 1) {
      const run = await runTask<Searched>('search-devices', { large, small });
      runs.push(run);
      say(
        `search: p95 ${run.app.p95.value.toFixed(3)} ms, p99 ${run.app.p99.value.toFixed(3)} ms, ${run.app.count} keystrokes`,
      );
    }
    const of = (side: keyof Searched, figure: 'p95' | 'p99') => spreadOf(runs.map((run) => run[side][figure]));
    const common = { devices, unit: 'ms' } as const;
    const typing = `Search as you type (${runs[0]?.app.count ?? 0} keystrokes)`;
    const small1 = `against ${SMALL.toLocaleString('en')} devices`;
    return [
      judge(
        { ...common, goal: 'G4a', what: `${typing}, p95, ${small1}`, floor: of('floor', 'p95'), app: of('app', 'p95') },
        { times: 3 },
        { times: 1.5 },
      ),
      judge(
        { ...common, goal: 'G4a', what: `${typing}, p99, ${small1}`, floor: of('floor', 'p99'), app: of('app', 'p99') },
        { most: 5 },
        { most: 0.5 },
      ),
      judge(
        {
          ...common,
          goal: 'G4b',
          what: 'Parts of words, p95, against a scan',
          floor: of('scan', 'p95'),
          app: of('found', 'p95'),
        },
        { times: 0.03 },
        { times: 0.01 },
      ),
    ];
  },
};
