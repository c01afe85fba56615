import { randomUUID } from 'node:crypto';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { RedisServer } from '../redis/redis-server.ts';
import { type Beat, SharedPresence } from './shared-presence.ts';

/** A process whose last beat is older is dead. */
const aliveMs = 10_000;
/** Users of one command, so that it does not hold up Redis. */
const chunk = 500;

// By the clock of Redis, since those of the processes differ. A process is a member of a sorted set, with the time of its
// last beat, and has a set of its users.
const now = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`;

const meet = `${now}
local change, own, aliveMs = ARGV[1], ARGV[2], ARGV[3]
if change == 'SADD' then redis.call('ZADD', KEYS[1], now, own) end
local alive = redis.call('ZRANGEBYSCORE', KEYS[1], now - aliveMs, '+inf')
local elsewhere = {}
for i = 4, #ARGV do
  if change ~= '' then redis.call(change, KEYS[2], ARGV[i]) end
  for _, process in ipairs(alive) do
    if process ~= own and redis.call('SISMEMBER', KEYS[1] .. ':' .. process, ARGV[i]) == 1 then
      table.insert(elsewhere, ARGV[i])
      break
    end
  end
end
return elsewhere`;

const beat = `${now}
local own, aliveMs = ARGV[1], ARGV[2]
redis.call('ZADD', KEYS[1], now, own)
local orphans = {}
for _, process in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now - aliveMs)) do
  local key = KEYS[1] .. ':' .. process
  for _, user in ipairs(redis.call('SMEMBERS', key)) do table.insert(orphans, user) end
  redis.call('DEL', key)
  redis.call('ZREM', KEYS[1], process)
end
return {redis.call('SCARD', KEYS[2]), orphans}`;

export class RedisPresence extends SharedPresence {
  readonly #redis: RedisServer;
  readonly #aliveMs: number;
  readonly #own = randomUUID();
  readonly #keys: readonly [processes: string, users: string];
  readonly #here = new Set<UserId>();

  constructor(redis: RedisServer, aliveForMs = aliveMs) {
    super();
    this.#redis = redis;
    this.#aliveMs = aliveForMs;
    const processes = `${redis.prefix}:present`;
    this.#keys = [processes, `${processes}:${this.#own}`];
  }

  arrived(userIds: readonly UserId[]): Promise<ReadonlySet<UserId>> {
    for (const id of userIds) this.#here.add(id);
    return this.#meet('SADD', userIds);
  }

  left(userIds: readonly UserId[]): Promise<ReadonlySet<UserId>> {
    for (const id of userIds) this.#here.delete(id);
    return this.#meet('SREM', userIds);
  }

  elsewhere(userIds: readonly UserId[]): Promise<ReadonlySet<UserId>> {
    return this.#meet('', userIds);
  }

  async beat(): Promise<Beat> {
    // Those who arrive before the answer does are not in it.
    const expected = this.#here.size;
    try {
      const [known, orphans] = await this.#run<[number, UserId[]]>(beat, [this.#own, this.#aliveMs]);
      const wasForgotten = known !== expected;
      if (wasForgotten) await this.#tellAnew();
      return { orphans, wasForgotten };
    } catch {
      // The connection logs why Redis does not answer.
      return { orphans: [], wasForgotten: false };
    }
  }

  async #tellAnew(): Promise<void> {
    await this.#redis.commands.del(this.#keys[1]);
    await this.#meet('SADD', [...this.#here]);
  }

  async #meet(change: 'SADD' | 'SREM' | '', userIds: readonly UserId[]): Promise<ReadonlySet<UserId>> {
    const elsewhere = new Set<UserId>();
    try {
      for (let from = 0; from < userIds.length; from += chunk) {
        const some = userIds.slice(from, from + chunk);
        for (const id of await this.#run<UserId[]>(meet, [change, this.#own, this.#aliveMs, ...some]))
          elsewhere.add(id);
      }
    } catch {
      // The connection logs why Redis does not answer; the next beat tells who is here.
    }
    return elsewhere;
  }

  #run<T>(script: string, values: readonly (string | number)[]): Promise<T> {
    return this.#redis.commands.call(
      'EVAL',
      script,
      this.#keys.length,
      ...this.#keys,
      ...values,
    ) as Promise<T>;
  }
}
