export { type LineObserver, type LineSplitter, longestLineSeen, splitLines } from './lines/split-lines.ts';
