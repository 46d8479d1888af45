export type { Job } from './job.ts';
export { jobsModule } from './module.ts';
export { type JobEnd, openScheduler, type Scheduler, type SchedulerOptions } from './scheduler.ts';
