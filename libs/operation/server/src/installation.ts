import type { Settings } from '@holdfast/platform/server';
import type { Migrate } from './copies/restore';

/** What the program tells this feature of itself: its release, its settings, its tables' history. */
export interface Installation {
  readonly settings: Settings;
  readonly version: string;
  /** The names of the migrations that this release knows, in their order. */
  readonly migrations: readonly string[];
  /** Brings a database to the form of these migrations; without any, to today's. */
  readonly migrate: Migrate;
}

/** Injection token for what the program tells of itself. */
export const INSTALLATION = Symbol('installation');
