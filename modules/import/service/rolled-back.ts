/** Thrown at the end of a unit that is to leave nothing: a dry run is the import itself, undone. */
export class RolledBack extends Error {
  override readonly name = 'RolledBack';
  constructor() {
    super('a dry run leaves nothing');
  }
}

/** Waits for a unit that may have been undone on purpose. */
export async function rolledBack(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
  }
}
