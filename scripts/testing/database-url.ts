import { inject } from 'vitest';

// In every worker of project `postgres`, before its test file: where `testEngine` finds the server.
process.env.REDLICH_TEST_DATABASE_URL = inject('databaseUrl');
