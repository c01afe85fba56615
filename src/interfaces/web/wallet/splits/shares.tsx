import { X } from 'react-feather';
import { language } from '../../shell/settings.ts';
import { useStore } from '../../shell/store.ts';
import { IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { layout, Stack } from '../../ui/layout.tsx';
import { formatMoney } from '../../ui/money.ts';
import { PersonRow, usePersonName } from '../../ui/person.tsx';
import { useWords } from '../../words/languages.ts';
import type { SplitDraft } from './use-split.ts';
import { splitWords } from './words.ts';

/** Who pays how much, and whether it adds up. */
export function Shares({ draft }: { draft: SplitDraft }) {
  const words = useWords(splitWords);
  const nameOf = usePersonName();
  const locale = useStore(language);
  const { people, setPeople, way, own, setOwn, currency, split } = draft;
  const shareOf = (id: string) =>
    split.fault === undefined ? split.shares.find(({ userId }) => userId === id)?.amount : undefined;
  return (
    <Stack className={layout.small}>
      <ul className={layout.stack}>
        {people.map((person) => {
          const amount = shareOf(person.id);
          const name = nameOf(person);
          return (
            <li key={person.id}>
              <PersonRow of={person}>
                {amount !== undefined && way === 'equal' && (
                  <strong>{formatMoney({ amount, currency }, locale)}</strong>
                )}
                <IconButton
                  label={words.remove(name)}
                  icon={<X aria-hidden="true" size={18} />}
                  onClick={() => setPeople(people.filter(({ id }) => id !== person.id))}
                />
              </PersonRow>
              {way === 'own' && (
                <TextField
                  label={words.shareOf(name)}
                  hideLabel
                  inputMode="decimal"
                  value={own[person.id] ?? ''}
                  onChange={({ target }) => setOwn({ ...own, [person.id]: target.value })}
                />
              )}
            </li>
          );
        })}
      </ul>
      <p role="status" className={layout.hint}>
        <Sum draft={draft} />
      </p>
    </Stack>
  );
}

function Sum({ draft: { split } }: { draft: SplitDraft }) {
  const words = useWords(splitWords);
  const locale = useStore(language);
  switch (split.fault) {
    case undefined:
      return split.mine && words.yourShare(formatMoney(split.mine, locale));
    case 'nobody':
      return words.nobody;
    case 'too-small':
      return words.tooSmall;
    case 'share-not-an-amount':
      return words.everyone;
    case 'left':
      return words.left(formatMoney(split.by, locale));
    case 'over':
      return words.over(formatMoney(split.by, locale));
    default:
      return null;
  }
}
