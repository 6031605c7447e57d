export * from './asked-clinic';
