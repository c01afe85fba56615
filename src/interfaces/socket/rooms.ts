/** Every socket of a person, but for those that take frames in batches. */
export const userRoom = (userId: string) => `user:${userId}`;
/** Every socket of one sign-in. */
export const sessionRoom = (sessionId: string) => `session:${sessionId}`;
/** Those of a person's sockets that take the frames of a moment together. */
export const batchRoom = (userId: string) => `batch:${userId}`;
