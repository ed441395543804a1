import { useRemoveItemMutation } from '@/shared/api/trash';
import { useTexts } from '@/shared/i18n/use-texts';
import type { MediaServer } from '@/shared/session/media-token';
import { useToast } from '@/shared/ui/toasts';
import { Irrevocable } from './irrevocable';

interface RemoveForGoodProps {
  server: MediaServer;
  id: string;
  title: string;
}

export function RemoveForGood({ server, id, title }: RemoveForGoodProps) {
  const { t } = useTexts();
  const toast = useToast();
  const [remove] = useRemoveItemMutation();
  return (
    <Irrevocable
      label={t('trash.remove')}
      name={t('trash.removeOf', { title })}
      title={t('trash.removeTitle')}
      text={t('trash.removeText', { title })}
      act={async () => {
        await remove({ server, id }).unwrap();
        toast({ text: t('trash.removed', { title }) });
      }}
    />
  );
}
