/** Who acts: a pseudonymous user id and the roles that user holds now. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly string[];
}
