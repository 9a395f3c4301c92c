import { type ConnectionReport, connectionDraftSchema, type IntegrationView } from '../domain/connection.ts';
import { command, nothing } from './command.ts';

/** The Knox integration: its settings, and testing them. */
export const integrationCommands = {
  'integration.get': command<IntegrationView>()(nothing),
  'integration.testConnection': command<ConnectionReport>()(connectionDraftSchema),
  'integration.connect': command<IntegrationView>()(connectionDraftSchema),
} as const;
