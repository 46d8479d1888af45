/** A command cannot go on, for a reason the person at the keyboard can mend. Printed without a stack, exit code 2. */
export class CommandFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandFault';
  }
}
