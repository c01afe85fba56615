import type { TableRule } from './rules.ts';

const owner = 'whose row it is';
const version = 'for concurrent writes';

/** Paths of a section whose fields are named as here. */
export const section = (name: string, fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).map(([column, field]) => [column, `${name}.${field}`]));

/** Accounts, relations and feeds. */
export const peopleTables: Readonly<Record<string, TableRule>> = {
  accounts: {
    of: 'id = :userId',
    purge: { kept: 'the author, without a name, of messages in conversations of others' },
    exported: {
      ...section('account', {
        ...{ id: 'id', role: 'role', username: 'username', email: 'email', name: 'name', bio: 'bio' },
        ...{ location: 'location', links: 'links', created_at: 'createdAt' },
        ...{ visibility: 'settings.visibility', direct_messages: 'settings.directMessages' },
        ...{ notifications_enabled: 'settings.notificationsEnabled', time_zone: 'settings.timeZone' },
        read_receipts: 'settings.readReceipts',
        payments: 'settings.payments',
        payment_audience: 'settings.paymentAudience',
      }),
      ...section('accountDetails', {
        ...{ email_verified_at: 'emailVerifiedAt', last_seen_at: 'lastSeenAt', avatar_id: 'avatarId' },
      }),
      pending_email: 'accountMails.email',
    },
    technical: {
      'folded, to be found by': 'username_key email_key',
      'a secret of the service': 'password_hash',
      'path of the file avatar_id': 'avatar',
      [version]: 'version',
      'set when the account is deleted': 'deleted_at',
    },
  },
  user_terms: {
    of: 'user_id = :userId',
    purge: 'deleted',
    technical: { 'words of the name': 'term user_id' },
  },
  sessions: {
    of: 'user_id = :userId',
    purge: 'deleted',
    exported: section('sessions', {
      ...{ id: 'id', user_agent: 'userAgent', created_at: 'createdAt', last_used_at: 'lastUsedAt' },
      ...{ signed_in_with: 'signedInWith' },
    }),
    technical: {
      [owner]: 'user_id',
      secrets: 'token_digest former_digest',
      'for ten minutes': 'proved_at',
      [version]: 'version',
    },
  },
  factors: {
    of: 'user_id = :userId',
    purge: 'deleted',
    exported: section('factors', {
      ...{ id: 'id', kind: 'kind', name: 'name', created_at: 'createdAt', last_used_at: 'lastUsedAt' },
    }),
    technical: {
      [owner]: 'user_id',
      secrets: 'secret last_step',
      'only confirmed ones count': 'confirmed_at',
    },
  },
  passkeys: {
    of: 'user_id = :userId',
    purge: 'deleted',
    technical: {
      [owner]: 'user_id',
      'the factor of this id is exported': 'factor_id',
      secrets: 'credential_id public_key counter',
      'what the device said': 'transports backed_up',
    },
  },
  recovery_codes: {
    of: 'user_id = :userId',
    purge: 'deleted',
    technical: { [owner]: 'user_id', secrets: 'digest used_at' },
  },
  log_in_tickets: {
    of: 'user_id = :userId',
    purge: 'deleted',
    technical: { 'of five minutes': 'user_id digest purpose proof challenge attempts expires_at' },
  },
  code_attempts: {
    of: 'user_id = :userId',
    purge: 'deleted',
    technical: { 'limits guessing for an hour': 'user_id since wrong warned_at' },
  },
  mail_tokens: {
    of: 'user_id = :userId',
    purge: 'deleted',
    exported: section('accountMails', {
      ...{ purpose: 'purpose', email: 'email', former_email: 'formerEmail' },
      ...{ expires_at: 'expiresAt', used_at: 'usedAt' },
    }),
    technical: { [owner]: 'user_id', 'a secret': 'id digest' },
  },
  follows: {
    of: '(follower_id = :userId or followee_id = :userId)',
    purge: 'deleted',
    exported: {
      follower_id: 'followers.id|followRequestsReceived.id|account.id',
      followee_id: 'following.id|followRequestsSent.id|account.id',
      created_at:
        'followers.createdAt|following.createdAt|followRequestsReceived.createdAt|followRequestsSent.createdAt',
    },
    technical: { 'which section it is in': 'accepted' },
  },
  friends: {
    of: 'user_id = :userId',
    purge: 'deleted',
    exported: section('friends', { friend_id: 'id', since: 'createdAt' }),
    technical: { [owner]: 'user_id' },
  },
  friendships: {
    of: '(low_id = :userId or high_id = :userId)',
    purge: 'deleted',
    exported: section('friendRequests', {
      ...{
        id: 'id',
        from_id: 'fromId',
        status: 'status',
        created_at: 'createdAt',
        answered_at: 'answeredAt',
      },
    }),
    technical: { 'the two in order; exported as fromId and toId': 'low_id high_id', [version]: 'version' },
  },
  blocks: {
    of: 'blocker_id = :userId',
    purge: 'deleted',
    exported: section('blocked', { blocked_id: 'id', created_at: 'createdAt' }),
    technical: { [owner]: 'blocker_id' },
  },
  mutes: {
    of: 'muter_id = :userId',
    purge: 'deleted',
    exported: section('muted', { muted_id: 'id', created_at: 'createdAt' }),
    technical: { [owner]: 'muter_id' },
  },
  feed_owners: {
    of: 'owner_id = :userId',
    purge: 'deleted',
    exported: { seen_at: 'feed.seenAt' },
    technical: { [owner]: 'owner_id' },
  },
  feed_entries: {
    of: 'owner_id = :userId',
    purge: 'deleted',
    technical: { 'posts of others, found anew': 'owner_id post_id author_id' },
  },
  feed_pulled_authors: {
    purge: { kept: 'pruned when the author has few followers' },
    technical: { 'authors with very many followers': 'author_id since' },
  },
};
