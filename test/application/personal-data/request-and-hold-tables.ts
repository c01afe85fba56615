import { section } from './people-tables.ts';
import type { TableRule } from './rules.ts';

const version = 'for concurrent writes';
const clientId = 'made by the client to ask once';
const shared = 'for the other person, without what the deleted person wrote';

/** Payment requests and holds. */
export const requestAndHoldTables: Readonly<Record<string, TableRule>> = {
  wallet_requests: {
    of: '(by_id = :userId or payer_id = :userId)',
    purge: { kept: shared },
    exported: section('paymentRequests', {
      ...{ id: 'id', split_id: 'splitId', by_id: 'toId', payer_id: 'fromId', currency: 'currency' },
      ...{ amount: 'amount', note: 'note', status: 'status', transfer_id: 'transferId' },
      ...{ reminded_at: 'remindedAt', created_at: 'createdAt', ends_at: 'endsAt', answered_at: 'answeredAt' },
    }),
    technical: { [clientId]: 'client_id', [version]: 'version' },
  },
  wallet_holds: {
    of: '(by_id = :userId or payee_id = :userId)',
    purge: { kept: shared },
    exported: section('holds', {
      ...{ id: 'id', by_id: 'fromId', payee_id: 'toId', currency: 'currency', amount: 'amount' },
      ...{ captured: 'captured', note: 'note', status: 'status', ends_at: 'endsAt', created_at: 'createdAt' },
    }),
    technical: { [clientId]: 'client_id', [version]: 'version' },
  },
};
