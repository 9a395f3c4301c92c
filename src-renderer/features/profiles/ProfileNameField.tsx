import { TextInput } from '@mantine/core';
import { LONGEST_NAME, type ProfileNameProblem } from '#shared/domain/profile-name.ts';
import { useText } from '../../text/use-text.ts';

type ProfileNameFieldProps = {
  value: string;
  onChange: (name: string) => void;
  /** What is wrong with it, as far as it is to be shown now. */
  problem: ProfileNameProblem | null;
  /** Samsung has the profile by this name, and the name stays. */
  kept?: boolean;
};

function useProblemWords(problem: ProfileNameProblem | null): string | undefined {
  const { t } = useText();
  if (problem === null) return undefined;
  if (problem.kind === 'forbidden') return t('profiles.wizard.nameProblem.forbidden', { sign: problem.sign });
  return t(`profiles.wizard.nameProblem.${problem.kind}`);
}

/** The name of a profile, held against Samsung's rules while it is typed. */
export function ProfileNameField({ value, onChange, problem, kept = false }: ProfileNameFieldProps) {
  const { t } = useText();
  const words = useProblemWords(problem);
  return (
    <TextInput
      label={t('profiles.wizard.name')}
      description={kept ? t('profiles.wizard.nameKept') : undefined}
      value={value}
      error={words}
      disabled={kept}
      maxLength={LONGEST_NAME + 20}
      data-autofocus={!kept || undefined}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
