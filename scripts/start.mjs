// npm start: opens Muster. Arguments after -- go to the app.

import { runPrepared } from './build-app.mjs';
import { openApp } from './open-app.mjs';

await runPrepared(() => openApp(process.argv.slice(2)));
