import { type FormEvent, useState } from 'react';
import type { ConversationView } from '../../client/index.ts';
import { mergeEverywhere } from '../shell/cache.ts';
import { useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import buttonStyles from '../ui/button.module.css';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { SelectField, TextArea, TextField } from '../ui/field.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { fieldErrors } from '../words/refusals.ts';
import styles from './messages.module.css';
import { messageWords } from './words.ts';

type Room = Omit<ConversationView, 'messages'>;

/** Title, description, visibility and image of a room. */
export function RoomEdit({ room }: { room: Room }) {
  const words = useWords(messageWords);
  const shared = useWords(common);
  const [visibility, setVisibility] = useState(room.visibility);
  const update = useCommand('messaging.update-room', {
    done(changed, _input, cache) {
      mergeEverywhere(cache, changed.id, changed);
      toast({ text: words.saved });
    },
  });
  const errors = fieldErrors(update.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    update.mutate({
      roomId: room.id,
      title: String(fields.get('title')).trim(),
      description: String(fields.get('description')).trim(),
      visibility,
    });
  };
  return (
    <Card>
      <form onSubmit={submit}>
        <Stack>
          <h2>{words.editRoom}</h2>
          <RoomAvatar room={room} />
          <TextField
            label={words.roomTitle}
            name="title"
            required
            maxLength={80}
            defaultValue={room.title}
            error={errors.title}
          />
          <TextArea
            label={words.roomDescription}
            name="description"
            optional
            maxLength={500}
            defaultValue={room.description}
            error={errors.description}
          />
          <SelectField
            label={words.visibility}
            value={visibility}
            onChange={(chosen: Room['visibility']) => setVisibility(chosen)}
            choices={(['public', 'private'] as const).map((value) => ({
              value,
              label: words.visibilities[value],
            }))}
          />
          <Row>
            <Button type="submit" look="primary" busy={update.isPending}>
              {shared.save}
            </Button>
          </Row>
        </Stack>
      </form>
    </Card>
  );
}

function RoomAvatar({ room: { id: roomId, avatarUrl } }: { room: Room }) {
  const words = useWords(messageWords);
  const done = (changed: Room, _input: unknown, cache: Parameters<typeof mergeEverywhere>[0]) =>
    void mergeEverywhere(cache, changed.id, changed);
  const set = useCommand('messaging.set-room-avatar', { done });
  const remove = useCommand('messaging.remove-room-avatar', { done });
  return (
    <Row className={layout.wrap}>
      {avatarUrl !== null && <img className={styles.image} src={avatarUrl} alt={words.avatar} />}
      <span className={classes(buttonStyles.button, buttonStyles.pick)}>
        {words.chooseAvatar}
        <input
          type="file"
          accept="image/*"
          aria-label={words.chooseAvatar}
          disabled={set.isPending}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) set.mutate({ roomId, file });
            target.value = '';
          }}
        />
      </span>
      {avatarUrl !== null && (
        <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate({ roomId })}>
          {words.removeAvatar}
        </Button>
      )}
    </Row>
  );
}
