import type { Input, Output } from '../../client/index.ts';

type Preferences = Output<'notifications.get-preferences'>;

/** The preferences after a change: what it leaves out stays. */
export function changed(
  { types, ...rest }: Preferences,
  { types: given = {}, ...others }: Input<'notifications.set-preferences'>,
): Preferences {
  const next = Object.entries(types).map(([type, channels]) => [
    type,
    { ...channels, ...(given as Record<string, object | undefined>)[type] },
  ]);
  return { ...rest, ...(others as Partial<Preferences>), types: Object.fromEntries(next) };
}
