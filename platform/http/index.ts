export type { Access, Api, Call, RouteSpec, UploadSpec } from './api.ts';
export type { Caller, Duty, WhoCalls } from './caller.ts';
export { type App, type AppOptions, createApp } from './create-app.ts';
export type { Health, HealthCheck } from './health/check.ts';
export { healthModule } from './health/module.ts';
export { type FieldError, isProblem, type ProblemReply, problem } from './problem.ts';
export { invalidProblem, notFoundProblem, problemOf } from './problems.ts';
export { type Served, type ServeOptions, serve } from './serve.ts';
