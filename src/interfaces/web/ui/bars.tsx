import { scaleLinear } from 'd3-scale';
import { type ReactNode, useState } from 'react';
import styles from './bars.module.css';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import { Card, layout, Row, Stack } from './layout.tsx';

export interface Bar {
  readonly key: string;
  /** The name, perhaps with a link. */
  readonly name: ReactNode;
  readonly value: number;
  readonly shown: string;
}

interface Props {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** The heads of the two columns, and of the button that shows them. */
  readonly heads: readonly [name: string, value: string];
  readonly asTable: string;
}

/** A bar for each value, or the same as a table. */
export function Bars({ title, bars, heads, asTable }: Props) {
  const [table, setTable] = useState(false);
  const scale = scaleLinear([0, Math.max(1, ...bars.map(({ value }) => value))], [0, 100]);
  if (bars.length === 0) return null;
  return (
    <Card>
      <Stack>
        <Row className={classes(layout.wrap, layout.spread)}>
          <h2>{title}</h2>
          <Button look="quiet" aria-pressed={table} onClick={() => setTable(!table)}>
            {asTable}
          </Button>
        </Row>
        {table ? (
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{heads[0]}</th>
                <th scope="col">{heads[1]}</th>
              </tr>
            </thead>
            <tbody>
              {bars.map(({ key, name, shown }) => (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  <td>{shown}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <ul className={styles.bars}>
            {bars.map(({ key, name, value, shown }) => (
              <li key={key} className={styles.bar}>
                <span>{name}</span>
                <div className={styles.track} aria-hidden="true">
                  <div className={styles.fill} style={{ width: `${scale(value)}%` }} />
                </div>
                <span>{shown}</span>
              </li>
            ))}
          </ul>
        )}
      </Stack>
    </Card>
  );
}
