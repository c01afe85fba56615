import { type Answer, request } from '../kit/processes/service-process.ts';

export interface Member {
  readonly id: string;
  readonly token: string;
}

/** Registers users who all follow the first half of them. */
export async function settle(url: string, size: number): Promise<Member[]> {
  const members: Member[] = [];
  for (let i = 0; i < size; i++) {
    const body = { username: `member${i}`, email: `member${i}@example.com`, password: 'likes clothes a lot' };
    const answer = await request(url, 'POST', '/auth/register', { body, from: `192.0.2.${i}` });
    members.push({ id: answer!.body.user!.id, token: answer!.body.accessToken! });
  }
  for (const { token, id } of members)
    for (const { id: other } of members.slice(0, size / 2))
      if (other !== id) await request(url, 'POST', `/users/${other}/follow`, { token });
  return members;
}

export interface Acknowledged {
  readonly postId: string;
  readonly authorId: string;
  readonly key: string;
}

/**
 * Posts, comments and reacts continuously, as each member in turn. A call without an answer, or refused under load, is
 * repeated with the same key once the service is back: it must take effect only once.
 */
export class Load {
  readonly acknowledged: Acknowledged[] = [];
  readonly answers: Answer[] = [];
  comments = 0;
  readonly #members: readonly Member[];
  readonly #url: () => string;
  #running = true;
  #work: Promise<unknown> = Promise.resolve();
  readonly #prefix: string;
  #number = 0;

  /** Another load on the same database needs another prefix for its keys. */
  constructor(members: readonly Member[], url: () => string, prefix = 'key') {
    this.#members = members;
    this.#url = url;
    this.#prefix = prefix;
  }

  /** May be called again after a stop. */
  start(): void {
    this.#running = true;
    this.#work = Promise.all(this.#members.map((member, i) => this.#life(member, i)));
  }

  /** Resolves when all started calls are answered. */
  async stop(): Promise<void> {
    this.#running = false;
    await this.#work;
  }

  async #life(member: Member, i: number): Promise<void> {
    while (this.#running) {
      const key = `${this.#prefix} ${this.#number++}`;
      const post = await this.#insist(member, '/posts', key, { text: key });
      this.acknowledged.push({ postId: post.body.id!, authorId: member.id, key });
      const other = this.acknowledged[(i * 7 + this.#number) % this.acknowledged.length]!.postId;
      await this.#insist(member, `/posts/${other}/comments`, `comment ${key}`, { text: key });
      this.comments++;
      await request(this.#url(), 'PUT', `/posts/${other}/reaction`, {
        token: member.token,
        body: { kind: 'like' },
      });
    }
  }

  async #insist({ token }: Member, path: string, key: string, body: object): Promise<Answer> {
    for (;;) {
      const answer = await request(this.#url(), 'POST', path, { token, key, body });
      if (answer) this.answers.push(answer);
      if (answer?.status === 201) return answer;
      if (answer && ![409, 503].includes(answer.status))
        throw new Error(`${path} answered ${answer.status} ${JSON.stringify(answer.body)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
