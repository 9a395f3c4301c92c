import { expect, it } from 'vitest';
import { leaveQuestion } from '../../src-main/leave-question.ts';

it('says how many devices wait and that nothing is lost, in both languages', () => {
  expect(leaveQuestion('en', 'quit', 1)).toEqual({
    type: 'question',
    message: '1 device waits for a change to be sent.',
    detail: 'Nothing is lost: the changes are kept on this computer and sent when Muster runs again.',
    buttons: ['Quit', 'Stay'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  expect(leaveQuestion('fr', 'close', 12)).toMatchObject({
    message: '12 appareils attendent l’envoi de modifications.',
    buttons: ['Fermer', 'Rester'],
  });
});
