import { setupServer } from 'msw/node';

/** Answers for the platform; each test says what it is like by `fakePlatform`. */
export const server = setupServer();
