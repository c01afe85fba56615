import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import type { News } from './news.ts';
import { adminWords } from './words.ts';

interface Props {
  readonly news: News;
  readonly busy: boolean;
  onSend(): void;
  onBack(): void;
}

/** What people will see, before it is sent. */
export function NewsPreview({ news, busy, onSend, onBack }: Props) {
  const words = useWords(adminWords);
  const [asks, setAsks] = useState(false);
  return (
    <Stack>
      <h2>{words.preview}</h2>
      <Card>
        <article aria-label={news.title}>
          <strong>{news.title}</strong>
          <p>{news.body}</p>
        </article>
      </Card>
      <p className={layout.hint}>{words.reaches(news.userIds.length)}</p>
      <Row>
        <Button look="primary" busy={busy} onClick={() => setAsks(true)}>
          {words.send(news.userIds.length)}
        </Button>
        <Button look="quiet" onClick={onBack}>
          {words.editNews}
        </Button>
      </Row>
      <Confirm
        open={asks}
        onClose={() => setAsks(false)}
        title={words.send(news.userIds.length)}
        text={words.sendText(news.userIds.length)}
        action={words.sendIt}
        busy={busy}
        onConfirm={() => {
          setAsks(false);
          onSend();
        }}
      />
    </Stack>
  );
}
