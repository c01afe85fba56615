import { expect, test } from 'vitest';
import { startTheatre } from './stage.ts';
test('x', async () => {
  const t = await startTheatre('sqlite');
  let bad = 0;
  for (let i = 0; i < 150; i++) {
    const s = await t.stageFor({ kind: 'command' });
    const r = await s.owner.does('social.list-follow-requests', {});
    const f = await s.owner.does('social.list-followers', { userId: s.owner.id });
    if (r.items.length !== 1) { bad++; console.log(i, r.items.length, f.items.length); }
  }
  await t.service.stop();
  expect(bad).toBe(0);
}, 60000);
