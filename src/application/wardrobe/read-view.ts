import type { UserId } from '../../domain/kernel/id.ts';

/** Reads one view for the caller; throws `NotFound` if they may not see it or it is gone. Fits `answer` of a command. */
export const readView =
  <I, View>(NotFound: new () => Error) =>
  async (
    id: I,
    { actor }: { readonly actor: { readonly id: UserId } },
    { reader }: { readonly reader: { one(viewerId: UserId, id: I): Promise<View | undefined> } },
  ): Promise<View> => {
    const view = await reader.one(actor.id, id);
    if (!view) throw new NotFound();
    return view;
  };
