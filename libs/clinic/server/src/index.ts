export * from './care-teams';
export * from './clinic.module';
export * from './clinics';
export * from './patients';
export * from './set-up/setup-links';
export * from './staff-directory';
