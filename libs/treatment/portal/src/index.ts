export * from './treatment-staff.routes';
export * from './treatment.routes';
