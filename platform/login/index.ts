export { colleagues, createUser, namesOfUsers } from './accounts.ts';
export { carrySessions } from './carry-sessions.ts';
export type { DemoUser } from './context.ts';
export { loginModule } from './module.ts';
export { hashPassword } from './passwords/argon2.ts';
export { firstPassword } from './passwords/first-password.ts';
