import { type ReadMail, readMail } from '../mail-folder.ts';

interface Listed {
  readonly ID: string;
}

/** The mails that a Mailpit has taken, the oldest first. */
export async function mailsIn(mailpit: string): Promise<ReadMail[]> {
  const answer = await fetch(`${mailpit}/api/v1/messages?limit=1000`);
  const { messages } = (await answer.json()) as { messages: Listed[] };
  return Promise.all(
    messages.toReversed().map(async ({ ID }) => {
      const raw = await fetch(`${mailpit}/api/v1/message/${ID}/raw`);
      return readMail(new Uint8Array(await raw.arrayBuffer()));
    }),
  );
}
