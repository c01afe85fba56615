import type { ReactNode } from 'react';
import { conflictWords } from '../words/conflict.ts';
import { useWords } from '../words/languages.ts';
import { Button } from './button.tsx';
import { Card, layout, Row, Stack } from './layout.tsx';
import { Note } from './states.tsx';

interface Props {
  readonly mine: ReactNode;
  readonly theirs: ReactNode;
  onMine(): void;
  onTheirs(): void;
}

/** Something was changed elsewhere while it was edited here: both versions, for the person to decide. */
export function Conflict({ mine, theirs, onMine, onTheirs }: Props) {
  const words = useWords(conflictWords);
  return (
    <Stack className={layout.small}>
      <Note>{words.changed}</Note>
      <div className={layout.twice}>
        <Card>
          <h2>{words.mine}</h2>
          {mine}
        </Card>
        <Card>
          <h2>{words.theirs}</h2>
          {theirs}
        </Card>
      </div>
      <Row className={layout.wrap}>
        <Button look="primary" onClick={onMine}>
          {words.keepMine}
        </Button>
        <Button onClick={onTheirs}>{words.keepTheirs}</Button>
      </Row>
    </Stack>
  );
}
