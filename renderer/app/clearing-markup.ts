// Lets a library empty an element by `innerHTML = ''` under a policy that allows no markup from text, not even none.

/**
 * react-aria's announcer does so at each step of a spin button; the page's policy (Trusted Types, no policy allowed) would
 * throw there and take the whole window down. Emptying needs no markup; anything else still meets the policy.
 */
export function allowClearing(): void {
  const native = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
  if (native?.set === undefined) return;
  const { set } = native;
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...native,
    set(this: Element, markup: unknown) {
      if (markup === '') this.replaceChildren();
      else set.call(this, markup);
    },
  });
}
