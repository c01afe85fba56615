import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { mergeEverywhere } from '../../shell/cache.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCommand } from '../../shell/queries.ts';
import { toast } from '../../shell/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { today } from '../../ui/day.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { Note } from '../../ui/states.tsx';
import { common } from '../../words/common.ts';
import { useWords } from '../../words/languages.ts';
import { fieldErrors, useRefusals } from '../../words/refusals.ts';
import { calendarWords } from '../words.ts';
import { draftOfOccasion, newOccasion, type OwnOccasion, occasionFieldsOf } from './occasion-fields.ts';
import { OccasionInputs } from './occasion-inputs.tsx';

const route = getRouteApi('/calendar/new');

export function NewOccasionPage() {
  const words = useWords(calendarWords);
  const { day = today() } = route.useSearch();
  const navigate = useNavigate();
  usePageTitle(words.newOccasion);
  return (
    <Stack>
      <h1>{words.newOccasion}</h1>
      <OccasionForm
        day={day}
        onDone={(id) =>
          id === undefined
            ? history.back()
            : void navigate({ to: '/calendar/occasions/$occasionId', params: { occasionId: id } })
        }
      />
    </Stack>
  );
}

interface Props {
  readonly occasion?: OwnOccasion;
  readonly day?: string;
  /** With the id of what was saved, or without when nothing is to be saved. */
  onDone(id?: string): void;
}

/** Plans an occasion, or changes it. What another device changed meanwhile is not overwritten. */
export function OccasionForm({ occasion, day = today(), onDone }: Props) {
  const words = useWords(calendarWords);
  const shared = useWords(common);
  const inWords = useRefusals();
  const [draft, setDraft] = useState(() => (occasion ? draftOfOccasion(occasion) : newOccasion(day)));
  const [version] = useState(occasion?.version);
  const options = { quiet: true, refreshes: ['wardrobe.list-occasions'] as const };
  const saved = ({ id }: { readonly id: string }) => {
    toast({ text: words.saved });
    onDone(id);
  };
  const create = useCommand('wardrobe.create-occasion', { ...options, done: saved });
  const update = useCommand('wardrobe.update-occasion', {
    ...options,
    done(next, _input, cache) {
      mergeEverywhere(cache, next.id, next);
      saved(next);
    },
  });
  const { error, isPending } = occasion ? update : create;
  const errors = fieldErrors(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fields = occasionFieldsOf(draft);
    if (occasion) update.mutate({ occasionId: occasion.id, ...(version && { version }), ...fields });
    else create.mutate(fields);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <OccasionInputs
          draft={draft}
          errors={errors}
          invited={occasion?.guests.map(({ user }) => user) ?? []}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
        {error && Object.keys(errors).length === 0 && <Note>{inWords(error)}</Note>}
        <Row>
          <Button type="submit" look="primary" busy={isPending}>
            {shared.save}
          </Button>
          <Button look="quiet" onClick={() => onDone()}>
            {shared.cancel}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
