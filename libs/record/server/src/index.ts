export * from './archive/archive-making';
export * from './archive/archive-tables';
export * from './deletion/deletion-run';
export * from './export/record-export';
export * from './export/record-table';
export * from './record.module';
