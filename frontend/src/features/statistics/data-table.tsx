import { useTexts } from '@/shared/i18n/use-texts';
import classes from './statistics.module.css';

interface DataTableProps {
  /** What is in it, for those who come upon it without its chart. */
  caption: string;
  head: string[];
  rows: string[][];
}

/** The numbers behind a chart, for whoever wants to read them. */
export function DataTable({ caption, head, rows }: DataTableProps) {
  const { t } = useTexts();
  return (
    <details className={classes.table}>
      <summary>{t('statistics.asTable')}</summary>
      <div tabIndex={0} role="region" aria-label={caption}>
        <table aria-label={caption}>
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, column) => (
                  <td key={head[column + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
