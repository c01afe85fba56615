import { useQueries } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { usePageTitle } from '../shell/page-title.ts';
import { query, useCommand } from '../shell/queries.ts';
import { Card, layout, Stack } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import { AdminTabs } from './admin-tabs.tsx';
import styles from './news.module.css';
import type { News } from './news.ts';
import { NewsForm } from './news-form.tsx';
import { NewsPreview } from './news-preview.tsx';
import { inSendings } from './recipients.ts';
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
        <NewsForm isClosed={isRunning} former={former} onWritten={setNews} />
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
