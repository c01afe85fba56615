/** An unexpired ban of `user` from a room; `now` is a hole. */
export const banned = (room: string, user: string): string =>
  `exists (select 1 from room_bans rb where rb.room_id = ${room} and rb.user_id = ${user}
    and (rb.until is null or rb.until > :now))`;

export const invited = (room: string, user: string): string =>
  `exists (select 1 from room_invites ri where ri.room_id = ${room} and ri.to_id = ${user}
    and ri.status <> 'declined')`;

/** Whether someone who is not in sees the card of the room `conversations c`: it is public, or they are invited. */
export const roomVisible = (user: string): string =>
  `(c.kind = 'room' and (c.visibility = 'public' or ${invited('c.id', user)}) and not ${banned('c.id', user)})`;
