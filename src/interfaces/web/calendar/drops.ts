interface Spanning {
  readonly id: string;
  readonly own: boolean;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** What an outfit that is put on a day becomes. */
export type Drop =
  | { readonly kind: 'wear' }
  | { readonly kind: 'plan'; readonly occasionId: string }
  | { readonly kind: 'new' };

/** On a past day it was worn; else it is planned for one's occasion of that day, or for a new one. */
export function dropOn(day: string, today: string, occasions: readonly Spanning[]): Drop {
  if (day < today) return { kind: 'wear' };
  const found = occasions.find(({ own, startsOn, endsOn }) => own && startsOn <= day && day <= endsOn);
  return found ? { kind: 'plan', occasionId: found.id } : { kind: 'new' };
}

export const onDay =
  (day: string) =>
  ({ startsOn, endsOn }: Pick<Spanning, 'startsOn' | 'endsOn'>): boolean =>
    startsOn <= day && day <= endsOn;
