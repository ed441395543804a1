import { useTexts } from '@/shared/i18n/use-texts';
import { useToast } from '@/shared/ui/toasts';

/** Says how something ended: in the given words, or why it did not work. */
export function useSaying() {
  const { explain } = useTexts();
  const toast = useToast();
  return (done: Promise<unknown>, text: string) =>
    void done.then(
      () => toast({ text }),
      (error: unknown) => toast({ text: explain(error) }),
    );
}
