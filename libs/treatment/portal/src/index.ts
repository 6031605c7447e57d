export * from './treatment-staff.routes';
