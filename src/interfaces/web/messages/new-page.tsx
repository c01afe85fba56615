import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { PersonSearch } from '../people/card.tsx';
import { useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Card, Stack } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import { fieldErrors } from '../words/refusals.ts';
import { SidePage } from './page.tsx';
import { messageWords } from './words.ts';
import { WriteButton } from './write-button.tsx';

type Visibility = 'public' | 'private';

/** Begins a conversation: with a person, or in a room of one's own. */
export function NewPage() {
  const words = useWords(messageWords);
  return (
    <SidePage title={words.newMessage}>
      <Card>
        <PersonSearch label={words.findPerson} action={(person) => <WriteButton to={person} />} />
      </Card>
      <Card>
        <CreateRoom />
      </Card>
    </SidePage>
  );
}

function CreateRoom() {
  const words = useWords(messageWords);
  const navigate = useNavigate();
  const [visibility, setVisibility] = useState<Visibility>('private');
  const create = useCommand('messaging.create-room', {
    refreshes: ['messaging.list-conversations', 'messaging.list-rooms'],
    done({ id }) {
      toast({ text: words.created });
      void navigate({ to: '/messages/$conversationId/about', params: { conversationId: id } });
    },
  });
  const errors = fieldErrors(create.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const title = String(fields.get('title')).trim();
    create.mutate({ title, description: String(fields.get('description')).trim(), visibility });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <h2>{words.orRoom}</h2>
        <TextField label={words.roomTitle} name="title" required maxLength={80} error={errors.title} />
        <TextField
          label={words.roomDescription}
          name="description"
          optional
          maxLength={500}
          error={errors.description}
        />
        <SelectField
          label={words.visibility}
          value={visibility}
          onChange={(chosen: Visibility) => setVisibility(chosen)}
          choices={(['private', 'public'] as const).map((value) => ({
            value,
            label: words.visibilities[value],
          }))}
        />
        <Button type="submit" look="primary" busy={create.isPending}>
          {words.createRoom}
        </Button>
      </Stack>
    </form>
  );
}
