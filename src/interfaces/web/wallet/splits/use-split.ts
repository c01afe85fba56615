import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PublicUser } from '../../../client/index.ts';
import { query } from '../../shell/queries.ts';
import { splitOf } from './split.ts';

export const ways = ['equal', 'own'] as const;
export type Way = (typeof ways)[number];

/** What someone has typed, and the shares that follow from it. */
export function useSplit() {
  const { data: wallet } = useQuery(query('wallets.get-wallet', {}));
  const currencies = wallet?.balances.map((one) => one.currency) ?? [];
  const [whole, setWhole] = useState('');
  const [chosen, setCurrency] = useState<string>();
  const [people, setPeople] = useState<readonly PublicUser[]>([]);
  const [withMe, setWithMe] = useState(true);
  const [way, setWay] = useState<Way>('equal');
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({});
  const currency = chosen ?? currencies[0] ?? 'EUR';
  const ids = people.map(({ id }) => id);
  const split = splitOf({ whole, currency, people: ids, withMe, own: way === 'own' ? own : undefined });
  return {
    ...{ whole, setWhole, currency, currencies, setCurrency, people, setPeople, withMe, setWithMe },
    ...{ way, setWay, own, setOwn, split },
  };
}
export type SplitDraft = ReturnType<typeof useSplit>;
