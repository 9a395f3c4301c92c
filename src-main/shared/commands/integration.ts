import { z } from 'zod';
import {
  type ConnectionReport,
  connectionDraftSchema,
  type IntegrationView,
  syncIntervalSchema,
} from '../domain/connection.ts';
import { command, nothing } from './command.ts';

/** The Knox integration: its settings, testing them, and switching it on and off (behaviours 17 to 21). */
export const integrationCommands = {
  'integration.get': command<IntegrationView>()(nothing),
  'integration.testConnection': command<ConnectionReport>()(connectionDraftSchema),
  /** Stores the settings. A workspace that had none is switched on with them; otherwise on stays on and off stays off. */
  'integration.connect': command<IntegrationView>()(connectionDraftSchema),
  'integration.activate': command<IntegrationView>()(nothing),
  'integration.deactivate': command<IntegrationView>()(nothing),
  'integration.setInterval': command<IntegrationView>()(z.object({ minutes: syncIntervalSchema })),
} as const;
