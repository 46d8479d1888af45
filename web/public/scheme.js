// Sets light or dark and the language before the first paint. A file of its own, because the page allows no inline script.
(() => {
  const root = document.documentElement;
  let scheme = null;
  let language = null;
  try {
    scheme = localStorage.getItem('redlich-scheme');
    language = localStorage.getItem('redlich-language');
  } catch {}
  if (scheme !== 'light' && scheme !== 'dark')
    scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.setAttribute('data-mantine-color-scheme', scheme);
  if (language === 'en') root.lang = 'en';
})();
