export * from './export/record-export';
export * from './export/record-table';
export * from './record.module';
