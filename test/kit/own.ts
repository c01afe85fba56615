/** The caller's own views among those of a list; throws for a view of someone else's thing. */
export function ownOnes<T extends { readonly own: boolean }>(
  views: readonly T[],
): Extract<T, { own: true }>[] {
  return views.map((view) => {
    if (!view.own) throw new Error('a view of someone else’s thing');
    return view as Extract<T, { own: true }>;
  });
}

export const ownOne = <T extends { readonly own: boolean }>(view: T): Extract<T, { own: true }> =>
  ownOnes([view])[0]!;
