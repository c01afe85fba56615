/** Every socket of a person. */
export const userRoom = (userId: string) => `user:${userId}`;
/** Every socket of one sign-in. */
export const sessionRoom = (sessionId: string) => `session:${sessionId}`;
