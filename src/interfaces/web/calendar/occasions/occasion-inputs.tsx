import { useInfiniteQuery } from '@tanstack/react-query';
import type { PublicUser } from '../../../client/index.ts';
import { pages } from '../../shell/queries.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { CheckField, SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { layout, Row, Stack } from '../../ui/layout.tsx';
import { usePersonName } from '../../ui/person.tsx';
import { wardrobeWords } from '../../wardrobe/words.ts';
import { common } from '../../words/common.ts';
import { useWords } from '../../words/languages.ts';
import styles from '../calendar.module.css';
import { calendarWords } from '../words.ts';
import type { OccasionDraft } from './occasion-fields.ts';

interface Props {
  readonly draft: OccasionDraft;
  readonly errors: Readonly<Record<string, string>>;
  readonly invited: readonly Named[];
  onChange(change: Partial<OccasionDraft>): void;
}
type Named = Pick<PublicUser, 'id' | 'name' | 'username'>;

export function OccasionInputs({ draft, errors, invited, onChange }: Props) {
  const words = useWords(calendarWords);
  const { visibilities } = useWords(wardrobeWords);
  const text = (name: 'kind' | 'place' | 'dressCode', most: number, hint?: string) => (
    <TextField
      label={words[name]}
      optional
      hint={hint}
      maxLength={most}
      value={draft[name]}
      error={errors[name]}
      onChange={({ target }) => onChange({ [name]: target.value })}
    />
  );
  return (
    <Stack>
      <TextField
        label={words.title}
        required
        maxLength={120}
        value={draft.title}
        error={errors.title}
        onChange={({ target }) => onChange({ title: target.value })}
      />
      <div className={styles.form}>
        <TextField
          label={words.startsOn}
          type="date"
          required
          value={draft.startsOn}
          error={errors.startsOn}
          onChange={({ target }) => onChange({ startsOn: target.value })}
        />
        <TextField
          label={words.endsOn}
          type="date"
          optional
          min={draft.startsOn}
          value={draft.endsOn}
          error={errors.endsOn}
          onChange={({ target }) => onChange({ endsOn: target.value })}
        />
        {text('kind', 24, words.kindHint)}
        {text('place', 120)}
        {text('dressCode', 120)}
        <SelectField
          label={words.visibility}
          value={draft.visibility}
          onChange={(visibility) => onChange({ visibility })}
          choices={(Object.keys(visibilities) as OccasionDraft['visibility'][]).map((value) => ({
            value,
            label: visibilities[value],
          }))}
        />
      </div>
      <GuestInputs
        invited={invited}
        chosen={draft.guestIds}
        onChange={(guestIds) => onChange({ guestIds })}
      />
      <TextArea
        label={words.notes}
        optional
        maxLength={2000}
        value={draft.notes}
        error={errors.notes}
        onChange={({ target }) => onChange({ notes: target.value })}
      />
    </Stack>
  );
}

/** Friends to invite; who is invited already stands first. */
function GuestInputs({
  invited,
  chosen,
  onChange,
}: {
  invited: readonly Named[];
  chosen: readonly string[];
  onChange(ids: readonly string[]): void;
}) {
  const words = useWords(calendarWords);
  const shared = useWords(common);
  const nameOf = usePersonName();
  const friends = useInfiniteQuery(pages('social.list-friends', { limit: 50 }));
  const others = (friends.data?.pages.flatMap(({ items }) => items) ?? []).filter(
    ({ id }) => !invited.some((one) => one.id === id),
  );
  const all: readonly Named[] = [...invited, ...others];
  return (
    <fieldset>
      <legend>{words.guests}</legend>
      {all.length === 0 && friends.data && (
        <Row className={layout.wrap}>
          <p className={layout.hint}>{words.noFriends}</p>
          <ButtonLink to="/people" look="quiet">
            {words.findFriends}
          </ButtonLink>
        </Row>
      )}
      <div className={styles.form}>
        {all.map((person) => (
          <CheckField
            key={person.id}
            label={nameOf(person)}
            checked={chosen.includes(person.id)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, person.id] : chosen.filter((id) => id !== person.id))
            }
          />
        ))}
      </div>
      {friends.hasNextPage && (
        <Button look="quiet" onClick={() => void friends.fetchNextPage()}>
          {shared.loadMore}
        </Button>
      )}
    </fieldset>
  );
}
