/** What ending takes. */
export type EndingParts = {
  /** Whether the person is sure, should there be anything to be sure of. */
  mayLeave(): Promise<boolean>;
  /** The person stays. */
  stay(): void;
  /** Nobody waits for the window any more. */
  hide(): void;
  /** Closes files and stops processes. */
  close(): Promise<unknown>;
  /** Asks for the end once more. */
  quit(): void;
  report(error: unknown): void;
};

/** The end of the app, in order: a question first, then the files, then the process. */
export type Ending = {
  beforeQuit(event: { preventDefault(): void }): void;
  /** The machine goes down: there is nobody to ask. */
  hurry(): void;
};

/** An ending that has not begun. */
export function createEnding(parts: EndingParts): Ending {
  let state: 'running' | 'asking' | 'ending' | 'ended' = 'running';
  let hurried = false;

  async function end(): Promise<void> {
    state = 'asking';
    // Whatever goes wrong with the question: who wants to leave has to be able to.
    if (!hurried && !(await parts.mayLeave().catch(() => true)) && !hurried) {
      state = 'running';
      parts.stay();
      return;
    }
    state = 'ending';
    parts.hide();
    // Whatever goes wrong at the end: an app that is hidden has to end.
    await parts.close().catch(parts.report);
    state = 'ended';
    parts.quit();
  }

  return {
    beforeQuit(event) {
      if (state === 'ended') return;
      event.preventDefault();
      if (state === 'running') void end();
    },
    hurry() {
      hurried = true;
    },
  };
}
