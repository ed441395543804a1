import { Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { useTexts } from '@/shared/i18n/use-texts';

const SHORTEST = 6;
const LONGEST = 128;
const GENERATED = 10;
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** 58 possibilities a character, each as likely as the other: a byte beyond their multiple is drawn again. */
function generate() {
  const fair = 256 - (256 % ALPHABET.length);
  let password = '';
  while (password.length < GENERATED) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < fair) password += ALPHABET[byte % ALPHABET.length];
  }
  return password;
}

/** What becomes of the password: nothing, a new one, or none any more. */
interface PasswordWish {
  typed: string;
  takenAway: boolean;
}

/** The part of a change that concerns the password; nothing when it stays as it is. */
export const passwordChange = ({ typed, takenAway }: PasswordWish) =>
  takenAway ? { password: null } : typed ? { password: typed } : {};

interface PasswordFieldProps {
  isSet: boolean;
  wish: PasswordWish;
  onChange: (wish: PasswordWish) => void;
  required?: boolean;
}

/** Shown as it is typed: its owner has to pass it on. */
export function PasswordField({ isSet, wish, onChange, required }: PasswordFieldProps) {
  const { t } = useTexts();
  const type = (typed: string) => onChange({ ...wish, typed });
  return (
    <Stack gap={6}>
      <TextInput
        label={t('links.password')}
        description={
          isSet
            ? t('links.passwordOn')
            : t(required ? 'links.passwordNeeded' : 'links.passwordHint', { n: SHORTEST })
        }
        required={required}
        withAsterisk={false}
        value={wish.typed}
        onChange={(event) => type(event.currentTarget.value)}
        disabled={wish.takenAway}
        minLength={SHORTEST}
        maxLength={LONGEST}
        autoComplete="off"
        spellCheck={false}
      />
      <Button
        size="compact-sm"
        variant="light"
        w="fit-content"
        disabled={wish.takenAway}
        onClick={() => type(generate())}
      >
        {t('links.generate')}
      </Button>
      {isSet && (
        <Checkbox
          label={t('links.passwordOff')}
          checked={wish.takenAway}
          onChange={(event) => onChange({ typed: '', takenAway: event.currentTarget.checked })}
        />
      )}
    </Stack>
  );
}
