// Commands over HTTP against the same statements in one transaction behind bare node:http.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from './kit/compare.ts';
import { account, insert, post } from './kit/data.ts';
import { eachDatabase } from './kit/database.ts';
import { requestText } from './kit/load.ts';
import { planOf } from './kit/plan.ts';
import { start, startService } from './kit/service.ts';
import { openWorld } from './kit/world.ts';

const json = 'application/json';
const subjects = 150_000;

await eachDatabase(async (database) => {
  const world = await openWorld(database);
  const { engine } = world.core;
  const author = account('author');
  const people = Array.from({ length: subjects }, (_, i) => account(`person_${i}`));
  const posts = Array.from({ length: subjects }, (_, i) => post(author.id, `Look ${i}: corduroy, again.`));
  await insert(engine, 'accounts', [author, ...people]);
  await insert(engine, 'posts', posts);
  await database.analyze(engine);

  const commands = [
    {
      title: 'Create a post',
      operation: 'posts.create-post',
      input: (_: string) => ({ text: 'Rain, so the waxed jacket.' }),
      request: (_: string) => ['POST', '/api/posts', { text: 'Rain, so the waxed jacket.' }] as const,
      ids: people,
    },
    {
      title: 'Follow',
      operation: 'social.follow-user',
      input: (userId: string) => ({ userId }),
      request: (userId: string) => ['POST', `/api/users/${userId}/follow`, null] as const,
      ids: people,
    },
    {
      title: 'React to a post',
      operation: 'posts.react-to-post',
      input: (postId: string) => ({ postId, kind: 'like' }),
      request: (postId: string) => ['PUT', `/api/posts/${postId}/reaction`, { kind: 'like' }] as const,
      ids: posts,
    },
    {
      title: 'Comment on a post',
      operation: 'posts.add-comment',
      input: (postId: string) => ({ postId, text: 'Where is it from?' }),
      request: (postId: string) =>
        ['POST', `/api/posts/${postId}/comments`, { text: 'Where is it from?' }] as const,
      ids: posts,
    },
  ];
  const plans = [];
  for (const command of commands) {
    const subject = command.ids[0]!.id;
    let answer: unknown;
    const caught = await world.caught(async () => {
      answer = await world.call(command.operation, command.input(subject));
    });
    const planFile = join(database.dataDir, `${command.operation}.json`);
    writeFileSync(planFile, JSON.stringify(planOf(caught, subject, [world.reader.id, author.id])));
    plans.push({ command, planFile, answer: JSON.stringify(answer) });
  }
  await world.core.close();

  for (const { command, planFile, answer } of plans) {
    const env = { DATABASE_URL: database.url, BARE_PLAN: planFile, BARE_ANSWER: answer };
    const bare = await start(new URL('./bare.ts', import.meta.url), env);
    const service = await startService(database);
    let at = 1;
    const next = () => {
      const [method, path, body] = command.request(command.ids[at++ % subjects]!.id);
      const headers = {
        authorization: `Bearer ${world.reader.accessToken}`,
        ...(body && { 'content-type': json }),
      };
      return requestText(method, path, headers, body ? JSON.stringify(body) : '');
    };
    await compare(command.title, database, [
      { name: 'bare node:http', server: bare, next },
      { name: 'Layers', server: service, next },
    ]);
    await Promise.all([bare.stop(), service.stop()]);
  }
});
