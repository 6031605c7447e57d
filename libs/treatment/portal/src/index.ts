export * from './treatment-staff.routes';
export * from './treatment.routes';
export * from './infusion/infusion-link';
export * from './treatment-chart.routes';
export * from './outcome/durability-link';
export * from './plan/treatment-plan-link';
export * from './setting/setting-draft';
export * from './setting/version-list';
