import type { UserId } from '../../domain/kernel/id.ts';

export interface Caller {
  readonly actor: { readonly id: UserId };
}
export interface Ports<I, View> {
  readonly reader: { one(viewerId: UserId, id: I): Promise<View | undefined> };
}

/** Reads one view for the caller; throws `NotFound` if they may not see it or it is gone. Fits `answer` of a command. */
export const readView =
  <I, View>(NotFound: new () => Error) =>
  async (id: I, { actor }: Caller, { reader }: Ports<I, View>): Promise<View> => {
    const view = await reader.one(actor.id, id);
    if (view === undefined) throw new NotFound();
    return view;
  };

/** Like `readView`, but only for the owner's own view. */
export const readOwnView =
  <I, View extends { readonly own: boolean }>(NotFound: new () => Error) =>
  async (id: I, { actor }: Caller, { reader }: Ports<I, View>): Promise<Extract<View, { own: true }>> => {
    const view = await reader.one(actor.id, id);
    if (!view?.own) throw new NotFound();
    return view as Extract<View, { own: true }>;
  };
