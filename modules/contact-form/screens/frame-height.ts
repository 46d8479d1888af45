import { useEffect } from 'react';

/** What the form tells the page around it; the snippet for websites looks for it. */
export const heightMessage = 'redlich-contact-height';

/**
 * In a frame: tells the page around it how high the form is, whenever that changes, so that it needs no second scroll bar.
 * @param sites who is told; a page on any other never gets to hear it
 */
export function useFrameHeight(sites: readonly string[] | undefined): void {
  useEffect(() => {
    if (sites === undefined || window.self === window.top) return;
    const tell = () => {
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      for (const site of sites) window.parent.postMessage({ type: heightMessage, height }, site);
    };
    const watch = new ResizeObserver(tell);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, [sites]);
}

/**
 * What the owner pastes into a website: the frame, high enough for most, and a line of script that fits its height. Without the script
 * the frame stays as it is.
 */
export function frameSnippet(origin: string, tenant: string, title: string): string {
  const frame = `<iframe src="${origin}/contact/${tenant}" title="${title}" loading="lazy" referrerpolicy="no-referrer" style="width:100%;height:960px;border:0"></iframe>`;
  const script = `addEventListener("message",function(e){if(e.origin==="${origin}"&&e.data.type==="${heightMessage}")document.querySelectorAll("iframe").forEach(function(f){if(f.contentWindow===e.source)f.style.height=Number(e.data.height)+"px"})})`;
  return `${frame}\n<script>${script}</script>`;
}
