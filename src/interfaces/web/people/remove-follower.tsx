import { useState } from 'react';
import { UserX } from 'react-feather';
import { useCommand } from '../shell/queries.ts';
import { toast } from '../shell/toasts.ts';
import { IconButton } from '../ui/button.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { usePersonName } from '../ui/person.tsx';
import { useWords } from '../words/languages.ts';
import type { ListedUser } from './card.tsx';
import { peopleWords } from './words.ts';

type Follower = Pick<ListedUser, 'id' | 'name' | 'username'>;
interface Asked {
  readonly person: Follower;
  readonly open: boolean;
  onClose(): void;
}

/** Makes someone stop following; they are not told. */
export function ConfirmRemoveFollower({ person, open, onClose }: Asked) {
  const words = useWords(peopleWords);
  const name = usePersonName()(person);
  const remove = useCommand('social.remove-follower', {
    refreshes: ['social.list-followers', 'identity.get-user', 'identity.get-user-by-username'],
    done() {
      onClose();
      toast({ text: words.followerRemoved });
    },
  });
  return (
    <Confirm
      open={open}
      onClose={onClose}
      title={words.removeFollowerTitle(name)}
      text={words.removeFollowerText}
      action={words.removeFollower}
      busy={remove.isPending}
      onConfirm={() => remove.mutate({ userId: person.id })}
    />
  );
}

export function RemoveFollower({ person }: { person: Follower }) {
  const words = useWords(peopleWords);
  const name = usePersonName()(person);
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        label={words.removeFollowerNamed(name)}
        icon={<UserX aria-hidden="true" size={18} />}
        onClick={() => setOpen(true)}
      />
      <ConfirmRemoveFollower person={person} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
