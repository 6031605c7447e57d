export * from './clinic-copy';
export * from './clinic.routes';
export * from './clinic-store';
export * from './care-team-card';
export * from './hours-card';
export * from './patient-head';
export * from './staff-directory';
export * from './birth-words';
