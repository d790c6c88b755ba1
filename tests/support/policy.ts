/** Versions of the privacy policy for tests: the one that ships, with one section changed, one new and one gone. */
import { firstPolicy } from '../../contract/policy/bundled.ts';
import type { Policy, PolicyText } from '../../contract/policy/document.ts';

function changed(text: PolicyText, words: { summary: string; added: string; title: string }): PolicyText {
  const sections = text.sections
    .filter(({ id }) => id !== 'links')
    .map((section) =>
      section.id === 'age'
        ? { ...section, paragraphs: section.paragraphs.map((line) => line.replaceAll('18', '21')) }
        : section,
    );
  const added = { id: 'calls', title: words.title, paragraphs: [words.added] };
  return { ...text, summary: [words.summary], sections: [...sections, added] };
}

/** The version after this one. Days are those of `policy` until they are set. */
export function nextPolicy(policy: Policy): Policy {
  return {
    ...policy,
    version: policy.version + 1,
    texts: {
      en: changed(policy.texts.en, {
        summary: 'Calls come to the app.',
        title: 'Calls',
        added: 'A call goes from computer to computer and is never recorded.',
      }),
      ar: changed(policy.texts.ar, {
        summary: 'تُضاف المكالمات إلى التطبيق.',
        title: 'المكالمات',
        added: 'تنتقل المكالمة من كمبيوتر إلى كمبيوتر ولا تُسجَّل أبدًا.',
      }),
    },
  };
}

/** The file of an operator for version `version`. */
export function policyDraft(version: number): { format: string; version: number; texts: Policy['texts'] } {
  return { format: 'o7-policy-draft', version, texts: nextPolicy(firstPolicy).texts };
}
