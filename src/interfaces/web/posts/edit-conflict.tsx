import { Button } from '../ui/button.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { Note } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import type { PostDraft } from './edit-draft.ts';
import { postWords } from './words.ts';

interface Props {
  readonly mine: PostDraft;
  readonly theirs: PostDraft;
  onMine(): void;
  onTheirs(): void;
}

/** A post was changed elsewhere while it was edited here: both, for the person to decide. */
export function EditConflict({ mine, theirs, onMine, onTheirs }: Props) {
  const words = useWords(postWords);
  return (
    <Stack className={layout.small}>
      <Note>{words.stale}</Note>
      <Version title={words.staleYours} of={mine} />
      <Version title={words.staleTheirs} of={theirs} />
      <Row className={layout.wrap}>
        <Button look="primary" onClick={onMine}>
          {words.keepMine}
        </Button>
        <Button onClick={onTheirs}>{words.keepTheirs}</Button>
      </Row>
    </Stack>
  );
}

function Version({ title, of }: { title: string; of: PostDraft }) {
  const words = useWords(postWords);
  return (
    <Card>
      <h3>{title}</h3>
      <p>{of.text}</p>
      <p className={layout.hint}>
        {[
          words.visibilities[of.visibility],
          of.media.length + of.added.length > 0 && words.files(of.media.length + of.added.length),
          ...of.things.map(({ title: name }) => name),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </Card>
  );
}
