export { type Company, companySchema, companySetting, type FederalState, federalStates } from './company.ts';
export { controllerOf, type DataProtection, dataProtectionSetting } from './data-protection.ts';
export { settingsModule } from './module.ts';
export { openSettings } from './open-settings.ts';
export { type Setting, type SettingChanged, type Settings, type ShownSetting, setting } from './settings.ts';
