import { useEffect, useRef } from 'react';
import { useSelector } from 'react-redux';
import { useCreateLinkMutation, useGetLinksQuery } from '@/shared/api/links';
import type { ShortLink } from '@/shared/api/types';
import { selectPreferences } from '@/shared/preferences/preferences-slice';
import { useNow } from '@/shared/ui/use-now';
import { inDays, stateOf } from './link-times';

const newestFirst = (links: ShortLink[]) =>
  [...links].sort((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt));

/** The links of an item. When it has none that opens, or will, one is made at once; `onReady` hears of every new one. */
export function useShortLink(tenantId: string, mediaId: string, onReady: (url: string) => void) {
  const listed = useGetLinksQuery(mediaId, { refetchOnMountOrArgChange: true });
  const { linkDays } = useSelector(selectPreferences);
  const [createLink, creation] = useCreateLinkMutation();
  const links = newestFirst(listed.data?.links ?? []);
  const now = useNow(false);
  const newest = links.find((link) => ['OPEN', 'SCHEDULED'].includes(stateOf(link, now)));
  const begun = useRef(false);

  const made = () => ({ tenantId, mediaId, expiresAt: inDays(linkDays, Date.now()) });

  function create() {
    createLink(made())
      .unwrap()
      .then(
        ({ shortUrl }) => onReady(shortUrl),
        () => undefined,
      );
  }

  useEffect(() => {
    if (begun.current || !listed.isSuccess || listed.isFetching) return;
    begun.current = true;
    if (newest) onReady(newest.shortUrl);
    else create();
  });

  return {
    links,
    newest,
    error: creation.error ?? listed.error,
    isCreating: creation.isLoading || listed.isLoading,
    create,
    made,
  };
}
