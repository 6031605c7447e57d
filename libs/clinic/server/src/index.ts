export * from './care-teams';
export * from './clinic.module';
export * from './clinics';
export * from './patients';
export * from './staff-directory';
