import type { Id } from './ids';

/** What a person may be at a clinic; the outside therapist has no account and therefore no role. */
export const ROLES = ['patient', 'proxy', 'provider', 'nurse', 'coordinator', 'admin', 'auditor'] as const;

/** One of the clinic's roles. */
export type Role = (typeof ROLES)[number];

/** Who acts, inside which clinic, what they are doing and on whose chart: all that a policy and an audit entry need. */
export interface Actor {
  readonly clinicId: Id;
  readonly accountId: Id;
  readonly kind: 'patient' | 'proxy' | 'staff' | 'system';
  readonly roles: readonly Role[];
  /** The actor's own chart, or the one a proxy was let into and asks for; null for staff and for the system. */
  readonly patientId: Id | null;
  readonly sessionId: Id | null;
  /** What is being done, by the name that the policy table and the audit trail give it. */
  readonly action: string;
  /** The patient whose things are touched; null where no one patient's are. */
  readonly chart: Id | null;
  readonly requestId: string | null;
  /** The network address the request came from; null for work inside the process. */
  readonly origin: string | null;
}

/** The account that the clinic's own machinery acts as; it never signs in. */
export const SYSTEM_ACCOUNT: Id = '00000000-0000-7000-8000-000000000000';

/** The system acting inside one clinic: due work, reactions to events, set-up. */
export function systemOf(clinicId: Id, action: string, chart: Id | null = null): Actor {
  return {
    clinicId,
    accountId: SYSTEM_ACCOUNT,
    kind: 'system',
    roles: [],
    patientId: null,
    sessionId: null,
    action,
    chart,
    requestId: null,
    origin: null,
  };
}
