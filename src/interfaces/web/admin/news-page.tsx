import { useQueries } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { usePageTitle } from '../shell/page-title.ts';
import { query, useCommand } from '../shell/queries.ts';
import { useMe } from '../shell/session.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextArea, TextField } from '../ui/field.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import { useRefusals } from '../words/refusals.ts';
import { AdminTabs } from './admin-tabs.tsx';
import styles from './news.module.css';
import type { News } from './news.ts';
import { NewsPreview } from './news-preview.tsx';
import { everyone, inSendings } from './recipients.ts';
import { adminWords } from './words.ts';

const route = getRouteApi('/admin/news');

/** Tells something to everyone: first it shows what they will see and how many they are, then it is sent. */
export function NewsPage() {
  const words = useWords(adminWords);
  const { sending = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const [news, setNews] = useState<News>();
  const [former, setFormer] = useState<News>();
  const send = useCommand('notifications.send');
  const { done, total, isRunning } = useProgress(sending === '' ? [] : sending.split('.'));
  usePageTitle(words.news);
  const sendAll = async ({ title, body, userIds }: News) => {
    const ids: string[] = [];
    try {
      for (const part of inSendings(userIds))
        ids.push((await send.mutateAsync({ title, body, userIds: part })).id);
      setNews(undefined);
      setFormer(undefined);
    } catch {
      // The refusal is told. What is on its way already is shown.
    }
    if (ids.length > 0) await navigate({ search: { sending: ids.join('.') } });
  };
  return (
    <Stack>
      <h1>{words.news}</h1>
      <AdminTabs />
      {total > 0 && (
        <Card>
          <Stack className={layout.small} role="status">
            <p>{words.progress(done, total)}</p>
            <progress
              className={styles.progress}
              max={total}
              value={done}
              aria-label={words.progress(done, total)}
            />
            {isRunning && <p className={layout.hint}>{words.stillRunning}</p>}
          </Stack>
        </Card>
      )}
      {news ? (
        <NewsPreview
          news={news}
          busy={send.isPending}
          onSend={() => void sendAll(news)}
          onBack={() => {
            setFormer(news);
            setNews(undefined);
          }}
        />
      ) : (
        <Write isClosed={isRunning} former={former} onWritten={setNews} />
      )}
    </Stack>
  );
}

const pollMs = 1_000;

/** How far sendings have come, all together. */
function useProgress(ids: readonly string[]) {
  const answers = useQueries({
    queries: ids.map((sendingId) => ({
      ...query('notifications.get-sending', { sendingId }),
      refetchInterval: ({
        state: { data },
      }: {
        state: { data?: { done: number; total: number } | undefined };
      }) => (data && data.done >= data.total ? false : pollMs),
    })),
  });
  const sum = (field: 'done' | 'total') => answers.reduce((all, { data }) => all + (data?.[field] ?? 0), 0);
  const [done, total] = [sum('done'), sum('total')];
  return { done, total, isRunning: done < total };
}

interface WriteProps {
  /** Something is on its way: it must arrive first. */
  readonly isClosed: boolean;
  readonly former: News | undefined;
  onWritten(news: News): void;
}

function Write({ isClosed, former, onWritten }: WriteProps) {
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
