import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  CreditCard,
  Flag,
  MessageCircle,
  Slash,
  UserCheck,
  UserMinus,
  UserPlus,
  UserX,
  Volume2,
  VolumeX,
} from 'react-feather';
import type { OperationName, Profile } from '../../client/index.ts';
import { ReportDialog } from '../moderation/card.tsx';
import { moderationWords } from '../moderation/words.ts';
import { useCommand } from '../shell/queries.ts';
import { useMe } from '../shell/session.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { layout, Row, Stack } from '../ui/layout.tsx';
import { Menu } from '../ui/menu.tsx';
import { usePersonName } from '../ui/person.tsx';
import { AskDialog, HoldDialog, PayDialog } from '../wallet/card.tsx';
import { walletWords } from '../wallet/words.ts';
import { useWords } from '../words/languages.ts';
import { FollowButton } from './card.tsx';
import { ConfirmRemoveFollower } from './remove-follower.tsx';
import { peopleWords } from './words.ts';

const shown = [
  'identity.get-user-by-username',
  'identity.get-user',
  'feed.read-home',
  'feed.explore',
  'social.list-friends',
] as const satisfies readonly OperationName[];

/** What one can do about a person: follow, be friends, mute, block. */
export function ProfileActions({ person }: { person: Profile }) {
  const words = useWords(peopleWords);
  const moderation = useWords(moderationWords);
  const name = usePersonName()(person);
  const me = useMe();
  const [asks, setAsks] = useState(false);
  const [removes, setRemoves] = useState(false);
  const [reports, setReports] = useState(false);
  const [money, setMoney] = useState<'pay' | 'ask' | 'hold'>();
  const wallet = useWords(walletWords);
  const after = { refreshes: shown };
  const befriend = useCommand('social.request-friendship', after);
  const unfriend = useCommand('social.unfriend', after);
  const mute = useCommand('social.mute-user', after);
  const unmute = useCommand('social.unmute-user', after);
  const block = useCommand('social.block-user', { ...after, done: () => setAsks(false) });
  const unblock = useCommand('social.unblock-user', after);
  const navigate = useNavigate();
  const write = useCommand('messaging.open-direct', {
    done: ({ id }) => void navigate({ to: '/messages/$conversationId', params: { conversationId: id } }),
  });
  const { id: userId, relation } = person;
  if (userId === me.id)
    return (
      <Row>
        <ButtonLink to="/settings/profile">{words.editProfile}</ButtonLink>
        <ButtonLink to="/settings" look="quiet">
          {words.settings}
        </ButtonLink>
      </Row>
    );
  const size = 18;
  if (relation.blocking)
    return (
      <Row className={layout.wrap}>
        <p>{words.blocked}</p>
        <Button busy={unblock.isPending} onClick={() => unblock.mutate({ userId })}>
          {words.unblock}
        </Button>
      </Row>
    );
  return (
    <Stack className={layout.small}>
      {relation.muting && <p className={layout.hint}>{words.muted}</p>}
      <Row className={layout.wrap}>
        <FollowButton person={person} />
        <Button busy={write.isPending} onClick={() => write.mutate({ userId })}>
          <MessageCircle aria-hidden="true" size={size} />
          {words.message}
        </Button>
        {!relation.friend && !relation.requestSent && (
          <Button busy={befriend.isPending} onClick={() => befriend.mutate({ userId })}>
            {relation.requestReceived ? (
              <UserCheck aria-hidden="true" size={size} />
            ) : (
              <UserPlus aria-hidden="true" size={size} />
            )}
            {relation.requestReceived ? words.acceptFriend : words.addFriend}
          </Button>
        )}
        <Menu
          label={words.actions}
          items={[
            {
              label: wallet.pay,
              icon: <CreditCard aria-hidden="true" size={size} />,
              onSelect: () => setMoney('pay'),
            },
            {
              label: wallet.ask,
              icon: <CreditCard aria-hidden="true" size={size} />,
              onSelect: () => setMoney('ask'),
            },
            {
              label: wallet.setAside,
              icon: <CreditCard aria-hidden="true" size={size} />,
              onSelect: () => setMoney('hold'),
            },
            relation.friend && {
              label: words.unfriend,
              icon: <UserMinus aria-hidden="true" size={size} />,
              onSelect: () => unfriend.mutate({ userId }),
            },
            relation.followedBy && {
              label: words.removeFollower,
              icon: <UserX aria-hidden="true" size={size} />,
              onSelect: () => setRemoves(true),
            },
            relation.muting
              ? {
                  label: words.unmute,
                  icon: <Volume2 aria-hidden="true" size={size} />,
                  onSelect: () => unmute.mutate({ userId }),
                }
              : {
                  label: words.mute,
                  icon: <VolumeX aria-hidden="true" size={size} />,
                  onSelect: () => mute.mutate({ userId }),
                },
            {
              label: moderation.report,
              icon: <Flag aria-hidden="true" size={size} />,
              onSelect: () => setReports(true),
            },
            {
              label: words.block,
              icon: <Slash aria-hidden="true" size={size} />,
              danger: true,
              onSelect: () => setAsks(true),
            },
          ]}
        />
      </Row>
      <PayDialog to={person} open={money === 'pay'} onClose={() => setMoney(undefined)} />
      <AskDialog from={person} open={money === 'ask'} onClose={() => setMoney(undefined)} />
      <HoldDialog to={person} open={money === 'hold'} onClose={() => setMoney(undefined)} />
      <ConfirmRemoveFollower person={person} open={removes} onClose={() => setRemoves(false)} />
      <ReportDialog subject={{ kind: 'user', id: userId }} open={reports} onClose={() => setReports(false)} />
      <Confirm
        open={asks}
        onClose={() => setAsks(false)}
        title={words.blockTitle(name)}
        text={words.blockText}
        action={words.block}
        busy={block.isPending}
        onConfirm={() => block.mutate({ userId })}
      />
    </Stack>
  );
}
