import { useInfiniteQuery } from '@tanstack/react-query';
import type { Input, OperationName } from '../../client/index.ts';
import { dropEverywhere } from '../shell/cache.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { pages, useCommand } from '../shell/queries.ts';
import { useMe } from '../shell/session.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { CheckField, SelectField } from '../ui/field.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Stack } from '../ui/layout.tsx';
import { PersonRow, usePersonName } from '../ui/person.tsx';
import { useWords } from '../words/languages.ts';
import { useShowMe } from './use-show-me.ts';
import { settingsWords } from './words.ts';

type Settings = NonNullable<Input<'identity.update-me'>['settings']>;

/** Who sees what. Each choice is saved at once. */
export function PrivacyPage() {
  const words = useWords(settingsWords);
  const { settings } = useMe();
  const showMe = useShowMe();
  const update = useCommand('identity.update-me', {
    done(me) {
      showMe(me);
      toast({ text: words.saved });
    },
  });
  const set = (change: Settings) => update.mutate({ settings: change });
  const choices = <V extends string>(names: Readonly<Record<V, string>>) =>
    Object.entries(names).map(([value, label]) => ({ value: value as V, label: label as string }));
  usePageTitle(words.privacy);
  return (
    <Stack>
      <h1>{words.privacy}</h1>
      <Card>
        <Stack>
          <SelectField
            label={words.visibility}
            value={settings.visibility}
            choices={choices(words.accountVisibilities)}
            onChange={(visibility) => set({ visibility })}
          />
          <SelectField
            label={words.directMessages}
            value={settings.directMessages}
            choices={choices(words.permissions)}
            onChange={(directMessages) => set({ directMessages })}
          />
          <SelectField
            label={words.payments}
            value={settings.payments}
            choices={choices(words.permissions)}
            onChange={(payments) => set({ payments })}
          />
          <SelectField
            label={words.paymentAudience}
            value={settings.paymentAudience}
            choices={choices(words.audiences)}
            onChange={(paymentAudience) => set({ paymentAudience })}
          />
          <CheckField
            label={words.readReceipts}
            checked={settings.readReceipts}
            onChange={() => set({ readReceipts: !settings.readReceipts })}
          />
          <SelectField
            label={words.timeZone}
            value={settings.timeZone}
            choices={zones(settings.timeZone)}
            onChange={(timeZone) => set({ timeZone })}
          />
        </Stack>
      </Card>
      <People
        list="social.list-blocked"
        undo="social.unblock-user"
        title={words.blocked}
        empty={words.nobodyBlocked}
        label={words.unblock}
      />
      <People
        list="social.list-muted"
        undo="social.unmute-user"
        title={words.muted}
        empty={words.nobodyMuted}
        label={words.unmute}
      />
    </Stack>
  );
}

const zones = (current: string) =>
  [...new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((value) => ({
    value,
    label: value.replaceAll('_', ' '),
  }));

interface PeopleProps {
  readonly list: 'social.list-blocked' | 'social.list-muted';
  readonly undo: 'social.unblock-user' | 'social.unmute-user';
  readonly title: string;
  readonly empty: string;
  readonly label: (name: string) => string;
}
const shown = [
  'identity.get-user-by-username',
  'feed.read-home',
  'feed.explore',
] as const satisfies readonly OperationName[];

function People({ list, undo, title, empty, label }: PeopleProps) {
  const nameOf = usePersonName();
  const people = useInfiniteQuery(pages(list, {}));
  const end = useCommand(undo, {
    refreshes: [...shown, list],
    done: (_output, { userId }, cache) => void dropEverywhere(cache, userId),
  });
  return (
    <Card>
      <Stack>
        <h2>{title}</h2>
        <Infinite of={people} empty={<p className={layout.muted}>{empty}</p>}>
          {(rows) => (
            <ul className={layout.stack}>
              {rows.map((person) => (
                <li key={person.id}>
                  <PersonRow of={person}>
                    <Button onClick={() => end.mutate({ userId: person.id })}>{label(nameOf(person))}</Button>
                  </PersonRow>
                </li>
              ))}
            </ul>
          )}
        </Infinite>
      </Stack>
    </Card>
  );
}
