import { guardNetwork } from './guard-network.ts';
import { tellMainThread } from './guard-processes.ts';

// Loaded before anything else in each thread: a thread has no business with the network at all.
guardNetwork(null, tellMainThread);
