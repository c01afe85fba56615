/** The sockets of a user that take single frames. */
export const userRoom = (userId: string) => `user:${userId}`;
/** The sockets of one session. */
export const sessionRoom = (sessionId: string) => `session:${sessionId}`;
/** The sockets of a user that take frames in batches. */
export const batchRoom = (userId: string) => `batch:${userId}`;
