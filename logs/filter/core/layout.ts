// Where things lie in the one block of memory that the filter works in. All in bytes.

/** Longest line that is looked at as a whole; a longer one is looked at in pieces that overlap. */
export const longestLine: i32 = 65_536;
/** How far to either side of a byte a judgement may look. No spelling of an address is longer. */
export const reach: i32 = 2_048;
/** Lines are searched together up to this many bytes. */
export const largestPortion: i32 = 131_072;
/** Most new bytes that are filtered at a time. */
export const largestChunk: i32 = 262_144;

/** What kind of character each byte is. */
export const classTable: i32 = 1_024;
/** At which bytes to look closer. */
export const scanTable: i32 = 1_280;
/** Which words are worth comparing with those of a list. */
export const wordTable: i32 = 2_048;
/** Bytes to be filtered. */
export const inputAt: i32 = 12_288;
export const inputSize: i32 = longestLine + largestChunk + 4_096;
/** Filtered bytes. They are never more than came in. */
export const outputAt: i32 = inputAt + inputSize;
/** Room for one line. */
const lineSize: i32 = longestLine + 4_096;
/** A line that is judged again, and what becomes of it. */
export const scratchAt: i32 = outputAt + inputSize;
export const otherScratchAt: i32 = scratchAt + lineSize;
/** One line without its escapes. It lies behind all that is searched, so that finds in it come last. */
export const decodedAt: i32 = otherScratchAt + lineSize;
const mostFound: i32 = largestPortion / 2;
/** For each byte there, where it began in the line: one word each. */
export const originAt: i32 = decodedAt + lineSize;
/** What was found: three words each. Nothing to be found is shorter than two bytes, with one between. */
export const foundAt: i32 = originAt + 4 * lineSize;
/** The same for the second look at a line with escapes. */
export const foundFirstAt: i32 = foundAt + 12 * mostFound;
/** Where a stand-in touches something: one word each. */
export const gluedAt: i32 = foundFirstAt + 12 * mostFound;
export const memorySize: i32 = gluedAt + 4 * mostFound;
