import { section } from './people-tables.ts';
import type { TableRule } from './rules.ts';

const kept = 'the books stay for ever, because they are the other people’s too';

/** What people have, pay and are paid. */
export const walletTables: Readonly<Record<string, TableRule>> = {
  wallet_accounts: {
    of: 'owner_id = :userId',
    purge: { kept },
    exported: section('walletAccounts', {
      ...{ currency: 'currency', kind: 'kind', balance: 'balance', seq: 'seq', frozen: 'frozen' },
      ...{ created_at: 'createdAt' },
    }),
    technical: {
      'whose row it is': 'owner_id',
      'a constant of the kind': 'floor_at',
      'sums of entries that are exported': 'spent_on spent',
    },
  },
  wallet_transfers: {
    of: 'from_id = :userId or to_id = :userId',
    purge: { kept },
    exported: section('walletTransfers', {
      ...{ id: 'id', by_id: 'byId', kind: 'kind', from_id: 'fromId', to_id: 'toId' },
      ...{ currency: 'currency', amount: 'amount', note: 'note', subject_kind: 'subjectKind' },
      ...{ subject_id: 'subjectId', reverses_id: 'reversesId', at: 'at' },
    }),
    technical: { 'one’s own are exported, not the other party’s': 'client_id payer_audience payee_audience' },
    othersName: 'by_id from_id to_id',
  },
  wallet_entries: {
    of: 'owner_id = :userId',
    purge: { kept },
    exported: section('walletEntries', {
      ...{ id: 'id', currency: 'currency', kind: 'kind', seq: 'seq', transfer_id: 'transferId' },
      ...{ amount: 'amount', balance: 'balance', at: 'at' },
    }),
    technical: { 'whose row it is': 'owner_id' },
  },
  wallet_activity: {
    of: 'person_id = :userId',
    purge: 'deleted',
    technical: { 'kept beside for finding what is exported': 'person_id id' },
  },
  wallet_freezes: {
    of: 'user_id = :userId',
    purge: { kept: 'why a wallet was frozen must stay known' },
    exported: section('walletFreezes', { id: 'id', frozen: 'frozen', at: 'at' }),
    technical: { 'whose row it is': 'user_id', 'a note of admins for admins': 'reason by_id' },
  },
  wallet_envelopes: {
    of: 'by_id = :userId',
    purge: { kept },
    exported: section('walletEnvelopes', {
      ...{ id: 'id', conversation_id: 'conversationId', currency: 'currency', amount: 'amount' },
      ...{ shares: 'shares', taken: 'taken', split: 'split', note: 'note', status: 'status' },
      ...{ ends_at: 'endsAt', created_at: 'createdAt' },
    }),
    technical: { 'whose row it is': 'by_id' },
  },
  wallet_envelope_shares: {
    of: 'taker_id = :userId',
    purge: { kept },
    exported: section('walletShares', {
      ...{ envelope_id: 'envelopeId', n: 'n', amount: 'amount', taken_at: 'at' },
    }),
    technical: { 'whose row it is': 'taker_id' },
  },
};
