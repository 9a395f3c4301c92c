/** The part of the system's clipboard that is used. */
export type TextClipboard = { readText(): Promise<string>; writeText(text: string): Promise<void>; clear(): void };

/** The clipboard for secrets: they do not stay there. */
export type SecretClipboard = {
  /** Puts a secret there; answers after how many milliseconds it is cleared, unless something else was copied since. */
  copy(text: string): Promise<number>;
  /** Clears a secret that is still there, as at the end of the app. */
  clear(): Promise<void>;
};

/** Over the system's clipboard; `later` runs something after so many milliseconds and answers how to call it off. */
export function createSecretClipboard(
  clipboard: TextClipboard,
  clearAfterMs: number,
  later: (work: () => void, ms: number) => () => void,
): SecretClipboard {
  let secret: string | null = null;
  let callOff: () => void = () => undefined;
  const clear = async (): Promise<void> => {
    callOff();
    const copied = secret;
    secret = null;
    if (copied !== null && (await clipboard.readText()) === copied) clipboard.clear();
  };
  return {
    async copy(text) {
      callOff();
      await clipboard.writeText(text);
      secret = text;
      callOff = later(() => void clear(), clearAfterMs);
      return clearAfterMs;
    },
    clear,
  };
}
