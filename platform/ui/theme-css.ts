import {
  convertCssVariables,
  DEFAULT_THEME,
  deepMerge,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core';
import { theme, variables } from './theme.ts';

/**
 * The theme as a stylesheet. Made when the interface is built, so that no `<style>` element is needed in the browser and
 * the content security policy can do without `unsafe-inline` and without a nonce.
 */
export function themeCss(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  return convertCssVariables(deepMerge(defaultCssVariablesResolver(merged), variables(merged)));
}
