import type { Actor } from '../../../application/kernel/operation.ts';
import { Authenticator } from '../../../application/kernel/ports.ts';
import type { Core } from '../../../composition.ts';
import type { Images } from '../images.ts';
import type { Call } from '../pay.ts';
import type { Pair, Plan } from '../plan.ts';
import { type Step, storyMinutes } from '../story.ts';

/** The password of every demo account. */
export const password = 'likes good clothes';
/** Minutes before the end. */
const requestsAgo = 130;

interface Registry {
  readonly core: Core;
  readonly call: Call;
  readonly images: Images;
  readonly pictured: number;
}

const early = (run: Step['run']): Step => ({ ago: storyMinutes, run });

/** Registers people, and relates them. */
export class People {
  readonly #plan: Plan;
  readonly #registry: Registry;
  readonly #actors: Actor[] = [];
  #portraits: readonly Promise<string>[] = [];

  constructor(plan: Plan, registry: Registry) {
    this.#plan = plan;
    this.#registry = registry;
  }

  actor(person: number): Actor {
    return this.#actors[person]!;
  }

  registrations(): Step[] {
    return [
      ...this.#plan.people.map((_, i) => early(() => this.#register(i))),
      // They are drawn while other steps go on.
      early(async () => this.#startPortraits()),
    ];
  }

  relations(): Step[] {
    const { follows, friendships, friendRequests } = this.#plan;
    const { call } = this.#registry;
    const ask = (from: number, to: number) =>
      call('social.request-friendship', { userId: this.actor(to).id }, this.actor(from));
    return [
      ...follows.map(([from, to]) =>
        early(() => call('social.follow-user', { userId: this.actor(to).id }, this.actor(from))),
      ),
      ...friendships.map(([from, to]) =>
        early(async () => {
          const { id: requestId } = await ask(from, to);
          await call('social.answer-friend-request', { requestId, accept: true }, this.actor(to));
        }),
      ),
      ...friendRequests.map(
        ([from, to], i): Step => ({
          ago: requestsAgo * (i + 1),
          run: () => ask(from, to),
        }),
      ),
    ];
  }

  /** Blocks come last, because they end what two people have with each other. */
  lastSteps(): Step[] {
    const block = ([from, to]: Pair) =>
      this.#registry.call('social.block-user', { userId: this.actor(to).id }, this.actor(from));
    return [
      early(() => Promise.all(this.#portraits)),
      ...this.#plan.blocks.map((pair): Step => ({ ago: 0, run: () => block(pair) })),
    ];
  }

  async #register(place: number): Promise<void> {
    const { call, core } = this.#registry;
    const { username, email, name, bio, location } = this.#plan.people[place]!;
    const { accessToken } = await call('identity.register', { username, email, name, password }, null);
    const actor = await core.get(Authenticator).authenticate(accessToken);
    await call('identity.update-me', { bio, location }, actor);
    this.#actors.push(actor);
  }

  #startPortraits(): void {
    const { call, images, pictured } = this.#registry;
    if (pictured === 0) return;
    const clothesOf = (person: number) =>
      this.#plan.garments.find(({ owner }) => owner === person)?.garment.colours?.[0]?.hex ?? '#808080';
    this.#portraits = this.#actors.map((actor, i) =>
      images.ofPerson(i, clothesOf(i), (file) => call('identity.set-avatar', { file }, actor)),
    );
    // A failure is thrown by the step that waits for them.
    for (const portrait of this.#portraits) void portrait.catch(() => {});
  }
}
