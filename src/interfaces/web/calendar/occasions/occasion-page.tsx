import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { dropEverywhere, mergeEverywhere } from '../../shell/cache.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { query, useCommand } from '../../shell/queries.ts';
import { toast } from '../../shell/toasts.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Day } from '../../ui/day.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Card, layout, Row, Stack } from '../../ui/layout.tsx';
import { PersonLink, PersonRow } from '../../ui/person.tsx';
import { Failure, SkeletonList } from '../../ui/states.tsx';
import { common } from '../../words/common.ts';
import { useWords } from '../../words/languages.ts';
import styles from '../calendar.module.css';
import { calendarWords } from '../words.ts';
import type { OwnOccasion, WholeOccasion } from './occasion-fields.ts';
import { OccasionForm } from './occasion-form.tsx';
import { Planned } from './planned.tsx';

const route = getRouteApi('/calendar/occasions/$occasionId');

/** An occasion: its host plans it, guests answer. */
export function OccasionPage() {
  const words = useWords(calendarWords);
  const { occasionId } = route.useParams();
  const { data: occasion, error, refetch } = useQuery(query('wardrobe.get-occasion', { occasionId }));
  const [edits, setEdits] = useState(false);
  usePageTitle(occasion?.title ?? words.calendar);
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!occasion) return <SkeletonList count={1} />;
  if (edits && occasion.own)
    return (
      <Stack>
        <h1>{words.editOccasion}</h1>
        <OccasionForm occasion={occasion} onDone={() => setEdits(false)} />
      </Stack>
    );
  return (
    <Stack>
      <h1>{occasion.title}</h1>
      {occasion.own ? (
        <OwnActions occasion={occasion} onEdit={() => setEdits(true)} />
      ) : (
        <Answer occasion={occasion} />
      )}
      <About occasion={occasion} />
      <Planned occasion={occasion} />
      <Guests occasion={occasion} />
    </Stack>
  );
}

function About({ occasion }: { occasion: WholeOccasion }) {
  const words = useWords(calendarWords);
  const { startsOn, endsOn } = occasion;
  return (
    <Card>
      <Stack>
        <Facts
          of={[
            [
              words.when,
              <span key="when">
                <Day of={startsOn} />
                {endsOn !== startsOn && (
                  <>
                    {' – '}
                    <Day of={endsOn} />
                  </>
                )}
              </span>,
            ],
            [words.place, occasion.place],
            [words.kind, occasion.kind],
            [words.dressCode, occasion.dressCode],
            [words.host, occasion.own ? null : <PersonLink key="host" of={occasion.owner} />],
          ]}
        />
        {occasion.own && occasion.notes !== null && <p className={styles.text}>{occasion.notes}</p>}
      </Stack>
    </Card>
  );
}

function OwnActions({ occasion, onEdit }: { occasion: OwnOccasion; onEdit(): void }) {
  const words = useWords(calendarWords);
  const shared = useWords(common);
  const navigate = useNavigate();
  const remove = useCommand('wardrobe.remove-occasion', {
    done(_output, { occasionId }, cache) {
      void navigate({ to: '/calendar' });
      dropEverywhere(cache, occasionId);
      toast({ text: words.removed });
    },
  });
  return (
    <Row className={layout.wrap}>
      <Button onClick={onEdit}>{shared.edit}</Button>
      <ButtonLink to="/today" search={{ occasionId: occasion.id }}>
        {words.suggest}
      </ButtonLink>
      <ConfirmButton
        title={words.removeTitle(occasion.title)}
        text={words.removeText}
        action={words.remove}
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ occasionId: occasion.id })}
      >
        {words.remove}
      </ConfirmButton>
    </Row>
  );
}

function Answer({ occasion }: { occasion: WholeOccasion }) {
  const words = useWords(calendarWords);
  const answer = useCommand('wardrobe.answer-occasion', {
    refreshes: ['wardrobe.list-occasions'],
    optimistic: ({ occasionId, status }, cache) => mergeEverywhere(cache, occasionId, { myStatus: status }),
    done: (next, { occasionId }, cache) => void mergeEverywhere(cache, occasionId, next),
  });
  const { id: occasionId, myStatus } = occasion;
  if (myStatus === null) return null;
  return (
    <Card>
      <p role="status">{myStatus === 'asked' ? words.invited : words.answered(words.statuses[myStatus])}</p>
      <Row className={layout.wrap}>
        {(['going', 'declined'] as const).map((status) => (
          <Button
            key={status}
            look={myStatus === status ? 'primary' : 'normal'}
            aria-pressed={myStatus === status}
            onClick={() => answer.mutate({ occasionId, status })}
          >
            {words[status]}
          </Button>
        ))}
        <ButtonLink to="/today" search={{ occasionId }} look="quiet">
          {words.suggest}
        </ButtonLink>
      </Row>
    </Card>
  );
}

function Guests({ occasion: { guests = [] } }: { occasion: WholeOccasion }) {
  const words = useWords(calendarWords);
  if (guests.length === 0) return null;
  return (
    <Card>
      <h2>{words.guests}</h2>
      <ul className={layout.stack}>
        {guests.map(({ user, status }) => (
          <li key={user.id}>
            <PersonRow of={user} below={words.statuses[status]} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
