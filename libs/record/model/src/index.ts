export * from './consent/consent-history.contract';
export * from './export/record.contract';
export * from './record.errors';
export * from './record.policy';
export * from './rights/rights.contract';
export * from './rights/rights-cell';
