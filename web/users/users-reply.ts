/** A user of this company. */
export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly roles: readonly string[];
  readonly active: boolean;
  /** Has not chosen a password of their own yet. */
  readonly mustChange: boolean;
  readonly secondFactor: boolean;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly revision: number;
}

/** Answer of `GET /api/users`. */
export interface UsersReply {
  readonly users: readonly UserRow[];
}

/** A first password, shown once. */
export interface FirstPassword {
  readonly password: string;
}

/** A failed attempt to sign in. */
export interface Attempt {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly step: string;
  readonly login: string;
  readonly address: string | null;
  readonly browser: string | null;
}

/** Answer of `GET /api/sign-in-attempts`. */
export interface AttemptsReply {
  readonly attempts: readonly Attempt[];
}
