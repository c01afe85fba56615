import { section } from './people-tables.ts';
import type { TableRule } from './rules.ts';

const owner = 'whose row it is';
const books = { kept: 'what was paid, for the books; the person is an id without a name' };
const money = {
  id: 'id',
  client_id: 'clientId',
  provider: 'provider',
  currency: 'currency',
  amount: 'amount',
};
const times = { status: 'status', created_at: 'createdAt', settled_at: 'settledAt' };

/** Payments from outside and back. */
export const paymentTables: Readonly<Record<string, TableRule>> = {
  wallet_top_ups: {
    of: 'user_id = :userId',
    purge: books,
    exported: section('topUps', {
      ...money,
      ...{ ref: 'ref', taken_back: 'takenBack', withdrawn: 'withdrawn' },
      ...times,
    }),
    technical: {
      [owner]: 'user_id',
      'a page of the provider, for a day': 'url',
      'when to ask the provider': 'look_at',
      'how often it has changed': 'version',
    },
  },
  wallet_withdrawals: {
    of: 'user_id = :userId',
    purge: books,
    exported: section('withdrawals', { ...money, returned: 'returned', transfer_id: 'transferId', ...times }),
    technical: {
      [owner]: 'user_id',
      'which top-ups it goes back to': 'parts',
      'when to ask the provider': 'look_at',
      'how often it has changed': 'version',
    },
  },
  wallet_provider_events: {
    purge: 'expires',
    technical: {
      'hints of the provider, for 90 days': 'provider event_id type about ref received_at done_at',
    },
  },
};
