import { useEmptyTrashMutation } from '@/shared/api/trash';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { useToast } from '@/shared/ui/toasts';
import { Irrevocable } from './irrevocable';

export function EmptyTrash({ server, count }: { server: MediaServer; count: number }) {
  const { t } = useTexts();
  const toast = useToast();
  const [empty] = useEmptyTrashMutation();
  return (
    <Irrevocable
      label={t('trash.clear')}
      title={t('trash.clearTitle')}
      text={t('trash.clearText', { n: count })}
      act={async () => {
        await empty(server).unwrap();
        toast({ text: t('trash.cleared') });
      }}
    />
  );
}
