import { Button, Group, Stack } from '@mantine/core';
import { useMemo } from 'react';
import type { ShortLink } from '@/shared/api/types';
import { useTexts } from '@/shared/i18n/use-texts';
import { saveFile } from '@/shared/ui/save-file';
import { pngOf, qrOf, svgOf } from './qr';
import classes from './share.module.css';

/** The address of a link to be read by a camera, on the screen or printed. */
export function QrCode({ link, onClose }: { link: ShortLink; onClose: () => void }) {
  const { t } = useTexts();
  const qr = useMemo(() => qrOf(link.shortUrl), [link.shortUrl]);
  const name = `ptsdly-${link.slug}`;
  return (
    <Stack align="center" gap="sm">
      <svg
        className={classes.qr}
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        role="img"
        aria-label={t('links.qrOf', { url: link.shortUrl })}
        shapeRendering="crispEdges"
      >
        <path fill="#fff" d={`M0 0h${qr.size}v${qr.size}H0z`} />
        <path fill="#000" d={qr.path} />
      </svg>
      <Group gap="xs">
        <Button
          variant="light"
          onClick={() => void pngOf(qr).then((png) => png && saveFile(png, `${name}.png`))}
        >
          {t('links.saveAs', { format: 'PNG' })}
        </Button>
        <Button variant="light" onClick={() => saveFile(svgOf(qr), `${name}.svg`)}>
          {t('links.saveAs', { format: 'SVG' })}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.close')}
        </Button>
      </Group>
    </Stack>
  );
}
