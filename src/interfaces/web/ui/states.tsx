import type { ReactNode } from 'react';
import { CallRefused } from '../../client/index.ts';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { useRefusals } from '../words/refusals.ts';
import { Button, ButtonLink } from './button.tsx';
import { Card, Hidden, Row, Stack } from './layout.tsx';
import styles from './states.module.css';

/** Stands where content of this size (CSS lengths) will be. */
export const Skeleton = ({
  width = '100%',
  height = '1rem',
  round = false,
}: {
  width?: string;
  height?: string;
  round?: boolean;
}) => (
  <div
    className={styles.skeleton}
    style={{ width, height, ...(round && { borderRadius: '50%' }) }}
    aria-hidden="true"
  />
);

/** A list that loads, with cards of about the final size. */
export function SkeletonList({ count = 3, height = '9rem' }: { count?: number; height?: string }) {
  const words = useWords(common);
  return (
    <Stack role="status">
      <Hidden>{words.loading}</Hidden>
      {Array.from({ length: count }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
        <Card key={i}>
          <Stack>
            <Row>
              <Skeleton width="2.5rem" height="2.5rem" round />
              <Skeleton width="10rem" />
            </Row>
            <Skeleton height={height} />
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}

/** Nothing is there yet: says why, and what to do next. */
export const Empty = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className={styles.empty}>
    <h2>{title}</h2>
    {children}
  </div>
);

/** An address that leads nowhere, or to what one may not see: the service does not say which. */
export function NotThere() {
  const words = useWords(common);
  return (
    <div className={styles.empty}>
      <h1>{words.notThere}</h1>
      <p>{words.notThereText}</p>
      <ButtonLink to="/">{words.home}</ButtonLink>
    </div>
  );
}

/** What went wrong, in words, with a button to try again. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const words = useWords(common);
  const inWords = useRefusals();
  if (error instanceof CallRefused && error.status === 404) return <NotThere />;
  return (
    <Stack className={styles.note} role="alert">
      <p>{inWords(error)}</p>
      {retry && <Button onClick={retry}>{words.tryAgain}</Button>}
    </Stack>
  );
}

export const Note = ({ children }: { children: ReactNode }) => (
  <p className={styles.note} role="alert">
    {children}
  </p>
);
