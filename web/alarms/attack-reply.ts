/** An attack as the server tells of it. */
export interface ShownAttack {
  readonly id: string;
  readonly rule: string;
  readonly request: string;
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly keptUntil: number;
}

/** Answer of `GET /api/attacks`. */
export interface AttacksReply {
  readonly attacks: readonly ShownAttack[];
}

/** One request of an attack, with what is known of who sent it. */
export interface AttackRequest {
  readonly id: string;
  readonly at: number;
  readonly status: number;
  readonly request: string;
  readonly address: string | null;
  readonly browser: string | null;
}

/** Answer of `GET /api/attacks/{attack}/requests`. */
export interface AttackRequestsReply {
  readonly requests: readonly AttackRequest[];
}

/** Who may see attacks. */
export const attackRoles = ['owner', 'officer'] as const;
