import { useState } from 'react';
import { useChangeLinkMutation, useRevokeLinkMutation } from '@/shared/api/links';
import type { ShortLink } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { LinkRow } from './link-row';
import { LinkSettings } from './link-settings';
import { QrCode } from './qr-code';
import classes from './share.module.css';

interface LinkListProps {
  links: ShortLink[];
  showsItem?: boolean;
  copy: (text: string) => Promise<void>;
  /** Tells how it went. */
  say: (sentence: string) => void;
}

/** Links with what can be done to each; one of them may have its settings or its code open. */
export function LinkList({ links, showsItem, copy, say }: LinkListProps) {
  const { t, explain } = useTexts();
  const [open, setOpen] = useState<{ slug: string; part: 'settings' | 'qr' } | null>(null);
  const close = () => setOpen(null);
  const [revoke] = useRevokeLinkMutation();
  const [change] = useChangeLinkMutation();

  const tell = (done: Promise<unknown>, sentence: string) =>
    void done.then(
      () => say(sentence),
      (problem: unknown) => say(explain(problem)),
    );

  const toggle = (link: ShortLink) =>
    tell(
      change({ link, change: { enabled: !link.enabled } }).unwrap(),
      t(link.enabled ? 'links.disabled' : 'links.enabled'),
    );

  return (
    <ul className={classes.links} aria-label={t('share.links')}>
      {links.map((link) =>
        link.slug === open?.slug ? (
          <li key={link.slug} className={classes.settings}>
            {open.part === 'qr' ? (
              <QrCode link={link} onClose={close} />
            ) : (
              <LinkSettings
                link={link}
                onCancel={close}
                onSaved={() => {
                  close();
                  say(t('links.saved'));
                }}
              />
            )}
          </li>
        ) : (
          <LinkRow
            key={link.slug}
            link={link}
            showsItem={showsItem}
            onCopy={() => void copy(link.shortUrl)}
            onSettings={() => setOpen({ slug: link.slug, part: 'settings' })}
            onQr={() => setOpen({ slug: link.slug, part: 'qr' })}
            onToggle={() => toggle(link)}
            onRevoke={() => tell(revoke(link.slug).unwrap(), t('share.revoked'))}
          />
        ),
      )}
    </ul>
  );
}
