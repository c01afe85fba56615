import { type FormEvent, useState } from 'react';
import { useMe } from '../shell/session.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextArea, TextField } from '../ui/field.tsx';
import { Card, Row, Stack } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import { useRefusals } from '../words/refusals.ts';
import type { News } from './news.ts';
import { everyone } from './recipients.ts';
import { adminWords } from './words.ts';

interface Props {
  /** Something is on its way: it must arrive first. */
  readonly isClosed: boolean;
  readonly former: News | undefined;
  onWritten(news: News): void;
}

/** Writes the news, and counts who will get them. */
export function NewsForm({ isClosed, former, onWritten }: Props) {
  const words = useWords(adminWords);
  const inWords = useRefusals();
  const me = useMe();
  const [toAll, setToAll] = useState<'everyone' | 'me'>('everyone');
  const [count, setCount] = useState<number>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { title, body } = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    setCount(0);
    try {
      const userIds = toAll === 'me' ? [me.id] : await everyone(setCount);
      onWritten({ title: title!.trim(), body: body!.trim(), userIds });
    } catch (error) {
      toast({ kind: 'error', text: inWords(error) });
    }
    setCount(undefined);
  };
  return (
    <Card>
      <form onSubmit={(event) => void submit(event)}>
        <fieldset disabled={isClosed}>
          <Stack>
            <TextField
              label={words.title}
              name="title"
              required
              maxLength={200}
              defaultValue={former?.title}
            />
            <TextArea
              label={words.text}
              name="body"
              required
              maxLength={2000}
              defaultValue={former?.body}
              hint={words.newsHint}
            />
            <SelectField
              label={words.recipients}
              value={toAll}
              onChange={setToAll}
              choices={[
                { value: 'everyone', label: words.everyone },
                { value: 'me', label: words.onlyMe },
              ]}
            />
            <Row>
              <Button type="submit" look="primary" busy={count !== undefined}>
                {words.preview}
              </Button>
              <span role="status">{count !== undefined && words.counted(count)}</span>
            </Row>
          </Stack>
        </fieldset>
      </form>
    </Card>
  );
}
