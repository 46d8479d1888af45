import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';

/** The accent: an ink green that reads on paper (shade 7) and glows quietly in the dark (shade 4). */
const ink = [
  '#eef4f1', '#dce9e4', '#b9d3ca', '#93bcb0', '#7cc0ae', '#3f8d7b', '#2a7364', '#1b5c4f', '#134a3f', '#0c362e',
] as const satisfies MantineColorsTuple; // biome-ignore format: a palette is read as a row

/** Reserved for one thing: this dies soon. */
const ochre = [
  '#fbf3e0', '#f6e6c2', '#eed08f', '#e5b860', '#e2ad4b', '#c1811b', '#a3680d', '#855206', '#6b4204', '#4d2f02',
] as const satisfies MantineColorsTuple; // biome-ignore format: a palette is read as a row

/** Refusals, errors and what cannot be undone. */
const red = [
  '#fcefee', '#f7dbd9', '#eeb5b3', '#e58d8c', '#ee9490', '#c8434a', '#b12f39', '#97222d', '#7b1822', '#5b0f18',
] as const satisfies MantineColorsTuple; // biome-ignore format: a palette is read as a row

const gray = [
  '#f5f2eb', '#edeae1', '#e4dfd4', '#d6d0c3', '#bfb8a9', '#8c8577', '#68635a', '#4d4a43', '#353430', '#22221f',
] as const satisfies MantineColorsTuple; // biome-ignore format: a palette is read as a row

const dark = [
  '#e7e8e2', '#c8ccc4', '#a3aaa2', '#7b847d', '#3d4541', '#2c322f', '#212624', '#171b19', '#121514', '#0d0f0e',
] as const satisfies MantineColorsTuple; // biome-ignore format: a palette is read as a row

const sans = "'Source Sans 3 Variable', 'Source Sans 3', system-ui, sans-serif";
const serif = "'Source Serif 4 Variable', 'Source Serif 4', Georgia, serif";

/** Colours, type and measures of the whole interface, in Mantine's terms. */
export const theme = createTheme({
  colors: { ink, ochre, red, gray, dark },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 4 },
  // Mantine decides what stands on a filled surface once for both schemes; ours differ, so a variable decides
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    return input.variant === 'filled' ? { ...colors, color: 'var(--r-on-fill)' } : colors;
  },
  black: '#1f2421',
  white: '#fffefb',
  fontFamily: sans,
  headings: {
    fontFamily: serif,
    fontWeight: '560',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '2rem' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.5rem' },
      h3: { fontSize: '1rem', lineHeight: '1.375rem' },
    },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.3125rem' },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    // react-remove-scroll would add a <style> element, which the content security policy forbids: useScrollLock does it
    Modal: { defaultProps: { lockScroll: false, centered: true, radius: 'md', shadow: 'none' } },
    ModalRoot: { defaultProps: { lockScroll: false, centered: true, radius: 'md', shadow: 'none' } },
    Drawer: { defaultProps: { lockScroll: false, shadow: 'none' } },
    DrawerRoot: { defaultProps: { lockScroll: false, shadow: 'none' } },
    Switch: { defaultProps: { withThumbIndicator: false } },
    Popover: { defaultProps: { shadow: 'none', radius: 'md' } },
    Menu: { defaultProps: { shadow: 'none', radius: 'md' } },
    Tooltip: { defaultProps: { openDelay: 350, events: { hover: true, focus: true, touch: false } } },
  },
} satisfies MantineThemeOverride);

/** Our surfaces and lines, and Mantine's own names for them. */
export const variables: CSSVariablesResolver = () => ({
  variables: { '--r-bar': '3.5rem', '--r-serif': serif },
  light: {
    '--r-paper': '#faf8f2',
    '--r-surface': '#fffefb',
    '--r-rail': '#f3f0e7',
    '--r-hover': '#f1eee4',
    '--r-line': '#e2ddd0',
    '--r-edge': '#8c8577',
    '--r-accent': '#1b5c4f',
    '--r-on-fill': '#fffefb',
    '--r-accent-soft': '#e3eee9',
    '--r-dies': '#7d4d05',
    '--r-dies-soft': '#faf0d8',
    '--r-dies-fill': '#b9770f',
    '--r-bad': '#97222d',
    '--r-bad-soft': '#fbeceb',
    '--mantine-color-body': '#faf8f2',
    '--mantine-color-text': '#1f2421',
    '--mantine-color-dimmed': '#5f5b52',
    '--mantine-color-placeholder': '#6f6a5f',
    '--mantine-color-error': '#97222d',
    '--mantine-color-success': '#1b5c4f',
    '--mantine-color-default': '#fffefb',
    '--mantine-color-default-hover': '#f1eee4',
    '--mantine-color-default-color': '#1f2421',
    '--mantine-color-default-border': '#cbc4b5',
    '--mantine-color-anchor': '#1b5c4f',
    '--mantine-color-disabled-color': '#68635a',
  },
  dark: {
    '--r-paper': '#171b19',
    '--r-surface': '#1c211f',
    '--r-rail': '#131614',
    '--r-hover': '#242a27',
    '--r-line': '#2d3430',
    '--r-edge': '#78817a',
    '--r-accent': '#7cc0ae',
    '--r-on-fill': '#10211c',
    '--r-accent-soft': '#1f3430',
    '--r-dies': '#e9bd68',
    '--r-dies-soft': '#352a14',
    '--r-dies-fill': '#d49a35',
    '--r-bad': '#f0a09b',
    '--r-bad-soft': '#3a1f20',
    '--mantine-color-body': '#171b19',
    '--mantine-color-text': '#e3e5df',
    '--mantine-color-dimmed': '#a3aaa2',
    '--mantine-color-placeholder': '#8b948d',
    '--mantine-color-error': '#f0a09b',
    '--mantine-color-success': '#7cc0ae',
    '--mantine-color-default': '#1c211f',
    '--mantine-color-default-hover': '#242a27',
    '--mantine-color-default-color': '#e3e5df',
    '--mantine-color-default-border': '#3f4843',
    '--mantine-color-anchor': '#7cc0ae',
    '--mantine-color-disabled-color': '#a3aaa2',
    '--mantine-color-ink-light': '#1f3430',
    '--mantine-color-ink-light-hover': '#27423c',
    '--mantine-color-ink-light-color': '#9ed6c6',
    '--mantine-color-ink-filled-hover': '#95d2c2',
    '--mantine-color-red-filled-hover': '#f4aca8',
  },
});
