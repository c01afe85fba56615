import type { z } from 'zod';
import { type OperationName, operations } from '../../application/catalogue.ts';
import { Credentials } from '../../application/identity/credentials.ts';
import type { Actor, Meta, Operation } from '../../application/kernel/operation.ts';
import { Authenticator } from '../../application/kernel/ports.ts';
import type { Upload } from '../../application/kernel/upload.ts';
import type { Core } from '../../composition.ts';
import { placeOf } from './layout.ts';
import { Pictures } from './pictures.ts';
import type { Plan } from './plan.ts';

type Of<N extends OperationName> = Extract<(typeof operations)[number], { readonly name: N }>;

/** Every demo account signs in with it. */
export const password = 'likes good clothes';
const importedAtOnce = 500;
const meta: Meta = { requestId: 'seed', wire: 'internal', address: '127.0.0.1' };

/** The first username of the plan that someone has already. */
export async function takenUsername({ get }: Core, plan: Plan): Promise<string | undefined> {
  const credentials = get(Credentials);
  for (const { username } of plan.people) if (await credentials.byUsername(username)) return username;
  return undefined;
}

export const stepsOf = (plan: Plan): number =>
  Object.values(plan).reduce((sum: number, list: readonly unknown[]) => sum + list.length, 0);

/**
 * Does what the plan says by the operations that any client has, in its order. The clothes of the first `pictured`
 * people have pictures: drawing is quick, but each upload is worked on like any other.
 */
export async function run(core: Core, plan: Plan, pictured: number, step: () => void): Promise<void> {
  async function call<N extends OperationName>(name: N, input: z.input<Of<N>['input']>, actor: Actor | null) {
    const operation = operations.find((candidate) => candidate.name === name) as unknown as Operation;
    return core.dispatcher.dispatch(operation, { input, actor, meta }) as Promise<z.output<Of<N>['output']>>;
  }

  const authenticator = core.get(Authenticator);
  const actors: Actor[] = [];
  for (const { username, email, name, bio, location } of plan.people) {
    const { accessToken } = await call('identity.register', { username, email, name, password }, null);
    const actor = await authenticator.authenticate(accessToken);
    await call('identity.update-me', { bio, location }, actor);
    actors.push(actor);
    step();
  }
  for (const [from, to] of plan.follows) {
    await call('social.follow-user', { userId: actors[to]!.id }, actors[from]!);
    step();
  }
  for (const [from, to] of plan.friendships) {
    const { id } = await call('social.request-friendship', { userId: actors[to]!.id }, actors[from]!);
    await call('social.answer-friend-request', { requestId: id, accept: true }, actors[to]!);
    step();
  }
  const pictures = new Pictures(core);
  const uploadBy = (actor: Actor) => (file: Upload) => call('media.upload-file', { file }, actor);
  const itemIds: string[] = [];
  for (const [owner, mine] of Map.groupBy(plan.garments, ({ owner }) => owner)) {
    const actor = actors[owner]!;
    const send = uploadBy(actor);
    const shown = owner < pictured ? mine.map(({ garment }) => pictures.ofGarment(garment, send)) : [];
    const imageIds = await Promise.all(shown);
    for (const [i, { garment }] of mine.entries()) {
      const item = { ...garment, imageIds: imageIds.slice(i, i + 1) };
      itemIds.push((await call('wardrobe.add-item', item, actor)).id);
      step();
    }
  }
  for (let from = 0; from < plan.wardrobe.length; from += importedAtOnce) {
    const batch = plan.wardrobe.slice(from, from + importedAtOnce);
    const items = batch.map((garment, i) => ({ ...garment, importKey: `seed-${from + i}` }));
    const { rows } = await call('wardrobe.import-items', { items }, actors[0]!);
    for (const { itemId } of rows) {
      itemIds.push(itemId!);
      step();
    }
  }
  const garments = [...plan.garments.map(({ garment }) => garment), ...plan.wardrobe];
  const outfitIds: string[] = [];
  for (const { owner, things, season, ...about } of plan.outfits) {
    const pieces = things.map((thing) => ({
      itemId: itemIds[thing]!,
      ...placeOf(garments[thing]!.category),
    }));
    const input = { ...about, pieces, seasons: [season] };
    outfitIds.push((await call('wardrobe.create-outfit', input, actors[owner]!)).id);
    step();
  }
  const ownerOf = (outfit: number) => actors[plan.outfits[outfit]!.owner]!;
  const wearIds: string[] = [];
  for (const { outfit, tempC, photo, ...about } of plan.wears) {
    const { owner, things } = plan.outfits[outfit]!;
    const worn = things.map((thing) => garments[thing]!);
    const photoId =
      photo && owner < pictured
        ? await pictures.ofOutfit(worn, about.on, uploadBy(ownerOf(outfit)))
        : undefined;
    const input = { ...about, outfitId: outfitIds[outfit]!, weather: { tempC }, photoId };
    wearIds.push((await call('wardrobe.log-wear', input, ownerOf(outfit))).id);
    step();
  }
  for (const { outfit, guests, ...about } of plan.occasions) {
    const guestIds = guests.map((guest) => actors[guest]!.id);
    const occasion = await call('wardrobe.create-occasion', { ...about, guestIds }, ownerOf(outfit));
    const plans = { occasionId: occasion.id, outfitId: outfitIds[outfit]! };
    await call('wardrobe.plan-outfit', plans, ownerOf(outfit));
    step();
  }
  const ids = { wear: wearIds, outfit: outfitIds };
  const postIds: string[] = [];
  for (const { author, text, visibility, shows } of plan.posts) {
    const refs = shows ? [{ kind: shows.kind, id: ids[shows.kind][shows.place]! }] : [];
    postIds.push((await call('posts.create-post', { text, visibility, refs }, actors[author]!)).id);
    step();
  }
  const commentIds: string[] = [];
  for (const { post, author, text, parent } of plan.comments) {
    const answers = parent === undefined ? {} : { parentId: commentIds[parent]! };
    const input = { postId: postIds[post]!, text, ...answers };
    commentIds.push((await call('posts.add-comment', input, actors[author]!)).id);
    step();
  }
  for (const { post, by, kind } of plan.reactions) {
    await call('posts.react-to-post', { postId: postIds[post]!, kind }, actors[by]!);
    step();
  }
  for (const [from, to] of plan.blocks) {
    await call('social.block-user', { userId: actors[to]!.id }, actors[from]!);
    step();
  }
}
