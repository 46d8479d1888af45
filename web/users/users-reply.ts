/** A user of this company. */
export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly roles: readonly string[];
  readonly active: boolean;
  /** Whether a second factor is set up. */
  readonly secondFactor?: boolean;
  /** Milliseconds since 1970; absent when never signed in. */
  readonly lastSignInAt?: number | null;
}

/** Answer of `GET /api/users`. */
export interface UsersReply {
  readonly users: readonly UserRow[];
}

/** A first password, shown once. */
export interface FirstPassword {
  readonly password: string;
}
