import type { z } from 'zod';
import { type OperationName, type OperationNamed, operations } from '../../application/catalogue.ts';
import { Credentials } from '../../application/identity/credentials.ts';
import type { Actor, Meta, Operation } from '../../application/kernel/operation.ts';
import { Ids } from '../../application/kernel/ports.ts';
import type { Core } from '../../composition.ts';
import { Images } from './images.ts';
import { type Call, pay } from './pay.ts';
import { People } from './people/register.ts';
import type { Plan } from './plan.ts';
import { publish } from './posts/publish.ts';
import { inOrder, type Step, type StoryClock, storyMinutes } from './story.ts';
import { talk } from './talk/talk.ts';
import { Wardrobes } from './wardrobes/fill.ts';

const meta: Meta = { requestId: 'seed', wire: 'internal', address: '127.0.0.1' };
/** Minutes of the story after which what follows from it is worked off, so that notifications have their times. */
const drainEvery = 24 * 60;
/** Who looks into their notifications, the last time this long ago, in minutes. */
const hosts = [0, 1];
const lastLook = 20 * 60;

export interface Execution {
  readonly core: Core;
  readonly clock: StoryClock;
  /** How many people, from the first on, get pictures. */
  readonly pictured: number;
  /** Told how many steps there are; returns what is called after each. */
  readonly progress: (total: number) => () => void;
}

/** The first username of the plan that exists already. */
export async function takenUsername({ get }: Core, plan: Plan): Promise<string | undefined> {
  const credentials = get(Credentials);
  for (const { username } of plan.people) if (await credentials.byUsername(username)) return username;
  return undefined;
}

/** Executes a plan by calling operations, as clients would, in the order and at the times of its story. */
export async function executePlan(plan: Plan, { core, clock, pictured, progress }: Execution): Promise<void> {
  const call = callsOf(core);
  const images = new Images(core);
  const ids = core.get(Ids);
  const newId = () => ids.next();
  const currency = core.config.CURRENCIES[0]!;

  const people = new People(plan, { core, call, images, pictured });
  const actor = (person: number): Actor => people.actor(person);
  const wardrobes = new Wardrobes(plan, { call, actor, images, pictured, clock });
  const posts = publish(plan, {
    call,
    actor,
    idOf: (shown) => wardrobes.idOf(shown),
    photo: (place) => wardrobes.photo('post', place),
  });
  const looks = hosts
    .filter((host) => host < plan.people.length)
    .map((host): Step => ({ ago: lastLook, run: () => call('notifications.mark-read', {}, actor(host)) }));
  const steps = inOrder([
    ...people.registrations(),
    { ago: storyMinutes, run: async () => wardrobes.startPictures() },
    ...people.relations(),
    ...wardrobes.steps(),
    ...posts.steps,
    ...pay(plan, { call, actor, postId: posts.postId, currency, newId }),
    ...talk(plan, {
      ...{ call, actor, newId, images, currency },
      idOf: (shown) => wardrobes.idOf(shown),
      garment: (place) => wardrobes.garment(place),
    }),
    ...looks,
    ...people.lastSteps(),
  ]);
  await tell(steps, core, clock, progress(steps.length));
}

async function tell(steps: readonly Step[], core: Core, clock: StoryClock, step: () => void): Promise<void> {
  let drained = storyMinutes;
  for (const { ago, run } of steps) {
    if (drained - ago > drainEvery || (drained > lastLook && ago <= lastLook)) {
      await core.relay.drain();
      drained = ago;
    }
    clock.goTo(ago);
    await run();
    step();
  }
  await core.relay.drain();
}

function callsOf(core: Core): Call {
  const byName = new Map(operations.map((operation) => [operation.name as string, operation]));
  return async <N extends OperationName>(
    name: N,
    input: z.input<OperationNamed<N>['input']>,
    actor: Actor | null,
  ) => {
    const operation = byName.get(name) as unknown as Operation;
    const call = { input, actor, meta };
    return core.dispatcher.dispatch(operation, call) as Promise<z.output<OperationNamed<N>['output']>>;
  };
}
