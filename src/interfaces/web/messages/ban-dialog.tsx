import { type FormEvent, useState } from 'react';
import { useCommand } from '../shell/queries.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Row, Stack } from '../ui/layout.tsx';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { messageWords } from './words.ts';

const dayMs = 24 * 60 * 60_000;
const times = { day: dayMs, week: 7 * dayMs, ever: undefined } as const;
type Time = keyof typeof times;

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly name: string;
  readonly of: { readonly roomId: string; readonly userId: string };
}

/** Bans someone from a room, for a time or for ever. */
export function BanDialog({ open, onClose, name, of }: Props) {
  const words = useWords(messageWords);
  const shared = useWords(common);
  const [time, setTime] = useState<Time>('ever');
  const ban = useCommand('messaging.ban', {
    refreshes: ['messaging.list-participants', 'messaging.list-bans', 'messaging.get-room'],
    done: onClose,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get('reason')).trim();
    const ms = times[time];
    ban.mutate({ ...of, reason, ...(ms && { until: new Date(Date.now() + ms).toISOString() }) });
  };
  return (
    <Dialog open={open} onClose={onClose} title={words.banTitle(name)}>
      <form onSubmit={submit}>
        <Stack>
          <p>{words.banText}</p>
          <SelectField
            label={words.banFor}
            value={time}
            onChange={(chosen: Time) => setTime(chosen)}
            choices={(Object.keys(times) as Time[]).map((value) => ({ value, label: words.banTimes[value] }))}
          />
          <TextField label={words.banReason} name="reason" optional maxLength={200} />
          <Row>
            <Button type="submit" look="danger" busy={ban.isPending}>
              {words.ban}
            </Button>
            <Button look="quiet" onClick={onClose}>
              {shared.cancel}
            </Button>
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
}
