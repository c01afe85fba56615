import { type QueryClient, useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'react-feather';
import type { Input, Output } from '../../client/index.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { query, useCommand } from '../shell/queries.ts';
import { ButtonLink } from '../ui/button.tsx';
import { CheckField, SelectField, TextField } from '../ui/field.tsx';
import { Card, Hidden, layout, Row, Stack } from '../ui/layout.tsx';
import { Failure, SkeletonList } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import styles from './notifications.module.css';
import { changed } from './preferences.ts';
import { notificationWords } from './words.ts';

type Preferences = Output<'notifications.get-preferences'>;
type Type = keyof Preferences['types'];
type Change = (input: Input<'notifications.set-preferences'>) => void;

const shown = query('notifications.get-preferences', {});
const channels = ['inApp', 'email'] as const;

/** What one is told, and how. Each change is kept at once. */
export function PreferencesPage() {
  const words = useWords(notificationWords);
  const { data, error, refetch } = useQuery(shown);
  usePageTitle(words.preferencesTitle);
  const set = useCommand('notifications.set-preferences', {
    optimistic(input, cache: QueryClient) {
      const before = cache.getQueryData(shown.queryKey);
      if (before) cache.setQueryData(shown.queryKey, changed(before, input));
      return () => cache.setQueryData(shown.queryKey, before);
    },
    done: (output, _input, cache) => void cache.setQueryData(shown.queryKey, output),
  });
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <SkeletonList />;
  return (
    <Stack>
      <Row>
        <ButtonLink to="/notifications" look="quiet" aria-label={words.notifications}>
          <ArrowLeft aria-hidden="true" size={18} />
        </ButtonLink>
        <h1>{words.preferencesTitle}</h1>
      </Row>
      <Card>
        <Stack>
          <p className={layout.muted}>{words.preferencesText}</p>
          <Matrix of={data} onChange={set.mutate} />
        </Stack>
      </Card>
      <Card>
        <Mails of={data} onChange={set.mutate} />
      </Card>
    </Stack>
  );
}

function Matrix({ of: { types }, onChange }: { of: Preferences; onChange: Change }) {
  const words = useWords(notificationWords);
  return (
    <table className={styles.matrix}>
      <thead>
        <tr>
          <th scope="col">{words.type}</th>
          {channels.map((channel) => (
            <th key={channel} scope="col">
              {words[channel]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(Object.keys(types) as Type[]).map((type) => (
          <tr key={type}>
            <th scope="row">{words.types[type]}</th>
            {channels.map((channel) => (
              <td key={channel}>
                <label>
                  <Hidden>{`${words.types[type]}: ${words[channel]}`}</Hidden>
                  <input
                    type="checkbox"
                    checked={types[type][channel]}
                    onChange={({ target }) =>
                      onChange({ types: { [type]: { [channel]: target.checked } } as never })
                    }
                  />
                </label>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const night = { from: '22:00', until: '08:00' };

function Mails({ of: { quietHours, digest, language }, onChange }: { of: Preferences; onChange: Change }) {
  const words = useWords(notificationWords);
  return (
    <Stack>
      <h2>{words.mails}</h2>
      <CheckField
        label={words.digest}
        checked={digest}
        onChange={({ target }) => onChange({ digest: target.checked })}
      />
      <CheckField
        label={words.quiet}
        checked={quietHours !== null}
        onChange={({ target }) => onChange({ quietHours: target.checked ? night : null })}
      />
      <p className={layout.hint}>{words.quietText}</p>
      {quietHours !== null && (
        <Row>
          {(['from', 'until'] as const).map((end) => (
            <TextField
              key={end}
              type="time"
              required
              label={words[end]}
              value={quietHours[end]}
              onChange={({ target }) =>
                target.value !== '' && onChange({ quietHours: { ...quietHours, [end]: target.value } })
              }
            />
          ))}
        </Row>
      )}
      <SelectField
        label={words.language}
        value={language}
        onChange={(chosen: Preferences['language']) => onChange({ language: chosen })}
        choices={(['en', 'ru'] as const).map((value) => ({ value, label: words.languages[value] }))}
      />
    </Stack>
  );
}
