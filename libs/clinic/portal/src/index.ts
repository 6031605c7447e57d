export * from './clinic-copy';
export * from './clinic-store';
export * from './care-team-card';
export * from './hours-card';
