import { notBlocked } from '../access/access.read.ts';
import { joinAccount, liveAccount } from '../identity/identity.read.ts';

/** The number of requests for payment that the person may answer; `user` is a parameter. */
export const openPaymentRequests = (user: string): string => `(
  select count(*) from wallet_requests wr ${joinAccount('f', 'wr.by_id')}
  where wr.payer_id = ${user} and wr.status = 'open' and ${liveAccount('f')} and ${notBlocked('wr.payer_id', 'wr.by_id')})`;
