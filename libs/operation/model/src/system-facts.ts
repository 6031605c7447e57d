/** A folder's disk. */
export interface DiskFacts {
  readonly what: 'data' | 'backups' | 'database';
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** A role of PostgreSQL with the rights that matter. */
export interface RoleFacts {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypassRls: boolean;
}

/** What the database says of itself; times in milliseconds. */
export interface DatabaseFacts {
  readonly version: string;
  readonly checksums: boolean;
  readonly roles: readonly RoleFacts[];
  /** Tables of clinics on which row-level security is not forced. */
  readonly unforced: readonly string[];
  /** Migrations that the database has and this release does not know. */
  readonly unknown: readonly string[];
  /** Migrations that this release knows and the database has not. */
  readonly due: readonly string[];
  /** This machine's clock minus the database's. */
  readonly skewMs: number;
}

/** How a server that this installation needs answers. */
export type Reach = 'none' | 'reachable' | 'unreachable';

/** What was found out about an installation, before anything is made of it. Null is what could not be looked at. */
export interface SystemFacts {
  readonly demo: boolean;
  readonly production: boolean;
  /** Which settings are wrong, by name; null when all of them can be read. */
  readonly settingsWrong: string | null;
  readonly keys: {
    readonly missing: readonly string[];
    readonly readable: readonly string[];
    readonly isDemo: boolean;
    /** Master keys that a clinic's key needs and the file does not have. */
    readonly lacking: readonly string[] | null;
  };
  readonly database: DatabaseFacts | null;
  readonly disks: readonly DiskFacts[];
  readonly mail: Reach;
  readonly redis: Reach;
  readonly queue: { readonly parked: number; readonly waiting: number; readonly oldestMs: number } | null;
  readonly copies: {
    readonly isOn: boolean;
    readonly canRead: boolean;
    readonly canProve: boolean;
    readonly backupAt: number | null;
    readonly proofAt: number | null;
    /** The run that came last failed: its kind. */
    readonly failed: 'backup' | 'proof' | null;
  } | null;
  readonly audit: { readonly behind: number; readonly unsigned: number } | null;
  readonly url: {
    readonly given: boolean;
    readonly secure: boolean;
    readonly answers: boolean | null;
    readonly certificateDays: number | null;
  };
  readonly nodes: { readonly serving: number; readonly lost: number; readonly versions: number } | null;
}
