export * from './system-staff.routes';
