import { useEffect, useRef } from 'react';
import { useCreateLinkMutation, useGetLinksQuery } from '@/shared/api/links';
import type { ShortLink } from '@/shared/api/types';

const newestFirst = (links: ShortLink[]) =>
  [...links].sort((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt));

/** The links of an item. When it has none, the first is made at once; `onReady` hears of every new one. */
export function useShortLink(tenantId: string, mediaId: string, onReady: (url: string) => void) {
  const listed = useGetLinksQuery(mediaId, { refetchOnMountOrArgChange: true });
  const [createLink, creation] = useCreateLinkMutation();
  const links = newestFirst(listed.data?.links ?? []);
  const begun = useRef(false);

  function create() {
    createLink({ tenantId, mediaId })
      .unwrap()
      .then(
        ({ shortUrl }) => onReady(shortUrl),
        () => undefined,
      );
  }

  useEffect(() => {
    if (begun.current || !listed.isSuccess || listed.isFetching) return;
    begun.current = true;
    if (links[0]) onReady(links[0].shortUrl);
    else create();
  });

  return {
    links,
    newest: links[0],
    error: creation.error ?? listed.error,
    isCreating: creation.isLoading || listed.isLoading,
    create,
  };
}
