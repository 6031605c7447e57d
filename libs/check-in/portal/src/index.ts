export * from './check-in-copy';
export * from './check-in.routes';
export * from './list/check-in-card';
export * from './list/check-in-list-store';
export * from './trend/trend-chart';
export * from './check-in-staff.routes';
export * from './course/course-link';
export * from './desk-copy';
