import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import classes from './drop-zone.module.css';

const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/** Files dropped anywhere on its children are chosen. The button beside it does the same without dragging. */
export function DropZone({
  onFiles,
  children,
}: {
  onFiles: (files: File[]) => void;
  children: ReactNode;
}) {
  const { t } = useTexts();
  const depth = useRef(0);
  const [over, setOver] = useState(false);

  function moved(by: 1 | -1) {
    depth.current += by;
    setOver(depth.current > 0);
  }

  return (
    <div
      className={classes.zone}
      onDragEnter={(event) => holdsFiles(event) && moved(1)}
      onDragLeave={(event) => holdsFiles(event) && moved(-1)}
      onDragOver={(event) => holdsFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over && <div className={classes.hint}>{t('library.drop')}</div>}
    </div>
  );
}
