import type { z } from 'zod';
import { type OperationName, type OperationNamed, operations } from '../../application/catalogue.ts';
import { Credentials } from '../../application/identity/credentials.ts';
import type { Actor, Meta, Operation } from '../../application/kernel/operation.ts';
import { Authenticator, Ids } from '../../application/kernel/ports.ts';
import type { Upload } from '../../application/kernel/upload.ts';
import type { Core } from '../../composition.ts';
import { GarmentImages } from './images.ts';
import { positionOf } from './layout.ts';
import { type Call, pay } from './pay.ts';
import type { Plan } from './plan.ts';
import { publish } from './publish.ts';

/** The password of every demo account. */
export const password = 'likes good clothes';
const importBatch = 500;
const meta: Meta = { requestId: 'seed', wire: 'internal', address: '127.0.0.1' };

/** The first username of the plan that exists already. */
export async function takenUsername({ get }: Core, plan: Plan): Promise<string | undefined> {
  const credentials = get(Credentials);
  for (const { username } of plan.people) if (await credentials.byUsername(username)) return username;
  return undefined;
}

export const stepCount = (plan: Plan): number =>
  Object.values(plan).reduce((sum: number, list: readonly unknown[]) => sum + list.length, 0);

/** Executes a plan by calling operations, as a client would. Only the first `pictured` people get images. */
export async function executePlan(core: Core, plan: Plan, pictured: number, step: () => void): Promise<void> {
  const execution = new Execution(core, plan, pictured, step);
  await execution.people();
  await execution.relations();
  await execution.items();
  await execution.outfits();
  await execution.wears();
  await execution.occasions();
  await execution.posts();
  await execution.payments();
  await execution.blocks();
}

class Execution {
  readonly #core: Core;
  readonly #plan: Plan;
  readonly #pictured: number;
  readonly #step: () => void;
  readonly #images: GarmentImages;
  readonly #actors: Actor[] = [];
  readonly #itemIds: string[] = [];
  readonly #outfitIds: string[] = [];
  readonly #wearIds: string[] = [];
  readonly #postIds: string[] = [];

  constructor(core: Core, plan: Plan, pictured: number, step: () => void) {
    this.#core = core;
    this.#plan = plan;
    this.#pictured = pictured;
    this.#step = step;
    this.#images = new GarmentImages(core);
  }

  async people(): Promise<void> {
    const authenticator = this.#core.get(Authenticator);
    for (const { username, email, name, bio, location } of this.#plan.people) {
      const registration = { username, email, name, password };
      const { accessToken } = await this.#call('identity.register', registration, null);
      const actor = await authenticator.authenticate(accessToken);
      await this.#call('identity.update-me', { bio, location }, actor);
      this.#actors.push(actor);
      this.#step();
    }
  }

  async relations(): Promise<void> {
    for (const [from, to] of this.#plan.follows) {
      await this.#call('social.follow-user', { userId: this.#actor(to).id }, this.#actor(from));
      this.#step();
    }
    for (const [from, to] of this.#plan.friendships) {
      const userId = this.#actor(to).id;
      const { id } = await this.#call('social.request-friendship', { userId }, this.#actor(from));
      await this.#call('social.answer-friend-request', { requestId: id, accept: true }, this.#actor(to));
      this.#step();
    }
  }

  async items(): Promise<void> {
    const { garments, wardrobe } = this.#plan;
    for (const [owner, owned] of Map.groupBy(garments, ({ owner }) => owner)) {
      const actor = this.#actor(owner);
      const upload = this.#uploadAs(actor);
      const uploads =
        owner < this.#pictured ? owned.map(({ garment }) => this.#images.ofGarment(garment, upload)) : [];
      const imageIds = await Promise.all(uploads);
      for (const [i, { garment }] of owned.entries()) {
        const item = { ...garment, imageIds: imageIds.slice(i, i + 1) };
        this.#itemIds.push((await this.#call('wardrobe.add-item', item, actor)).id);
        this.#step();
      }
    }
    for (let from = 0; from < wardrobe.length; from += importBatch) {
      const batch = wardrobe.slice(from, from + importBatch);
      const items = batch.map((garment, i) => ({ ...garment, importKey: `seed-${from + i}` }));
      const { rows } = await this.#call('wardrobe.import-items', { items }, this.#actor(0));
      for (const { itemId } of rows) {
        this.#itemIds.push(itemId!);
        this.#step();
      }
    }
  }

  async outfits(): Promise<void> {
    for (const { owner, garments, season, ...details } of this.#plan.outfits) {
      const pieces = garments.map((garment) => ({
        itemId: this.#itemIds[garment]!,
        ...positionOf(this.#garment(garment).category),
      }));
      const input = { ...details, pieces, seasons: [season] };
      this.#outfitIds.push((await this.#call('wardrobe.create-outfit', input, this.#actor(owner))).id);
      this.#step();
    }
  }

  async wears(): Promise<void> {
    for (const { outfit, tempC, photo, ...details } of this.#plan.wears) {
      const { owner, garments } = this.#plan.outfits[outfit]!;
      const actor = this.#actor(owner);
      const worn = garments.map((garment) => this.#garment(garment));
      const photoId =
        photo && owner < this.#pictured
          ? await this.#images.ofOutfit(worn, details.on, this.#uploadAs(actor))
          : undefined;
      const input = { ...details, outfitId: this.#outfitIds[outfit]!, weather: { tempC }, photoId };
      this.#wearIds.push((await this.#call('wardrobe.log-wear', input, actor)).id);
      this.#step();
    }
  }

  async occasions(): Promise<void> {
    for (const { outfit, guests, ...details } of this.#plan.occasions) {
      const owner = this.#actor(this.#plan.outfits[outfit]!.owner);
      const guestIds = guests.map((guest) => this.#actor(guest).id);
      const { id: occasionId } = await this.#call(
        'wardrobe.create-occasion',
        { ...details, guestIds },
        owner,
      );
      await this.#call('wardrobe.plan-outfit', { occasionId, outfitId: this.#outfitIds[outfit]! }, owner);
      this.#step();
    }
  }

  async posts(): Promise<void> {
    const ids = { wearIds: this.#wearIds, outfitIds: this.#outfitIds };
    this.#postIds.push(...(await publish(this.#plan, { ...this.#calls, ...ids })));
  }

  async payments(): Promise<void> {
    const ids = this.#core.get(Ids);
    await pay(this.#plan, {
      ...this.#calls,
      postIds: this.#postIds,
      currency: this.#core.config.CURRENCIES[0]!,
      newId: () => ids.next(),
    });
  }

  async blocks(): Promise<void> {
    for (const [from, to] of this.#plan.blocks) {
      await this.#call('social.block-user', { userId: this.#actor(to).id }, this.#actor(from));
      this.#step();
    }
  }

  get #calls() {
    const call: Call = (name, input, actor) => this.#call(name, input, actor);
    return { call, actor: (person: number) => this.#actor(person), step: this.#step };
  }

  #actor(person: number): Actor {
    return this.#actors[person]!;
  }

  #garment(index: number) {
    const { garments, wardrobe } = this.#plan;
    return garments[index]?.garment ?? wardrobe[index - garments.length]!;
  }

  #uploadAs(actor: Actor) {
    return (file: Upload) => this.#call('media.upload-file', { file }, actor);
  }

  async #call<N extends OperationName>(
    name: N,
    input: z.input<OperationNamed<N>['input']>,
    actor: Actor | null,
  ) {
    const operation = operations.find((candidate) => candidate.name === name) as unknown as Operation;
    const call = { input, actor, meta };
    return this.#core.dispatcher.dispatch(operation, call) as Promise<z.output<OperationNamed<N>['output']>>;
  }
}
