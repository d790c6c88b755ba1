// Help now: the Americas, Asia, Africa south of the Sahara, Oceania, and neighbours of Europe.

import { emergencyCodes } from './emergency-codes.ts';
import type { HelpCountry } from './types.ts';

const checked = '2026-11-22';

export const elsewhere: readonly HelpCountry[] = [
  {
    country: 'US',
    emergency: emergencyCodes({ all: '911' }),
    services: [
      {
        name: '988 Suicide & Crisis Lifeline',
        ways: [
          { kind: 'call', to: '988' },
          { kind: 'text', to: '988' },
          { kind: 'chat', to: '988lifeline.org' },
        ],
        hours: 'always',
        languages: ['en', 'es'],
        about: 'suicide',
        source: {
          title: 'Wyoming Department of Health, on the 988 Lifeline',
          url: 'https://health.wyo.gov/publichealth/prevention/wivpp/suicide-prevention/988-suicide-crisis-lifeline',
        },
        checked,
      },
    ],
  },
  {
    country: 'CA',
    emergency: emergencyCodes({ all: '911' }),
    services: [
      {
        name: '9-8-8: Suicide Crisis Helpline',
        ownName: '9-8-8 : Ligne d’aide en cas de crise de suicide',
        ways: [
          { kind: 'call', to: '988' },
          { kind: 'text', to: '988' },
        ],
        hours: 'always',
        languages: ['en', 'fr'],
        about: 'suicide',
        source: {
          title: 'Mental Health Commission of Canada, on 988',
          url: 'https://mentalhealthcommission.ca/catalyst/988-launches-in-canada/',
          published: '2023',
        },
        checked,
      },
    ],
  },
  {
    country: 'AU',
    emergency: emergencyCodes({ all: '000' }),
    services: [
      {
        name: 'Lifeline',
        ways: [
          { kind: 'call', to: '13 11 14' },
          { kind: 'text', to: '0477 13 11 14' },
          { kind: 'chat', to: 'lifeline.org.au' },
        ],
        hours: 'always',
        languages: ['en'],
        about: 'suicide',
        source: {
          title: 'Life in Mind, on Lifeline',
          url: 'https://lifeinmind.org.au/news/lifelines-crisis-text-service-now-available-24-7',
        },
        checked,
      },
    ],
  },
  {
    country: 'NZ',
    emergency: emergencyCodes({ all: '111' }),
    services: [
      {
        name: '1737, need to talk?',
        ways: [
          { kind: 'call', to: '1737' },
          { kind: 'text', to: '1737' },
        ],
        hours: 'always',
        languages: ['en'],
        about: 'distress',
        source: {
          title: 'Pegasus Health, on 1737 Need to talk?',
          url: 'https://www.pegasus.health.nz/?p=6300',
        },
        checked,
      },
    ],
  },
  {
    country: 'IN',
    emergency: emergencyCodes({ all: '112' }),
    services: [
      {
        name: 'Tele MANAS, Ministry of Health',
        ways: [
          { kind: 'call', to: '14416' },
          { kind: 'call', to: '1-800-891-4416' },
        ],
        hours: 'always',
        languages: ['hi', 'en'],
        about: 'mentalHealth',
        source: {
          title: 'Mint, quoting the Union Health Ministry on Tele MANAS',
          url: 'https://www.livemint.com/news/india/govts-mental-health-helpline-tele-manas-receives-over-2-lakh-calls-since-launch-11690014660473.html',
          published: '2023-07-22',
        },
        checked,
      },
    ],
  },
  {
    country: 'ZA',
    emergency: {
      numbers: [
        { kind: 'allFromMobile', number: '112' },
        { kind: 'ambulanceAndFire', number: '10177' },
        { kind: 'police', number: '10111' },
      ],
      source: {
        title: 'StatusCheck, on the emergency numbers of South Africa in 2026',
        url: 'https://statuscheck.co.za/?p=14569',
        published: '2026',
      },
      checked,
    },
    services: [
      {
        name: 'Suicide crisis helpline of SADAG',
        ways: [{ kind: 'call', to: '0800 567 567' }],
        hours: null,
        languages: ['en'],
        about: 'suicide',
        source: {
          title: 'The Star, on the helplines of SADAG',
          url: 'http://www.pressreader.com/south-africa/the-star-early-edition/20190212/281668256233737',
          published: '2019-02-12',
        },
        checked,
      },
    ],
  },
  { country: 'KE', emergency: emergencyCodes({ all: '999' }), services: [] },
  {
    country: 'NG',
    emergency: {
      numbers: [{ kind: 'all', number: '112' }],
      source: {
        title: 'Daily Sun, quoting the Nigerian Communications Commission on 112',
        url: 'https://www.sunnewsonline.com/covid-19-nccs-112-national-emergency-number-offers-succour-to-nigerians/',
        published: '2020-04-03',
      },
      checked,
    },
    services: [],
  },
  {
    country: 'TR',
    emergency: emergencyCodes({ ambulance: '112', police: '155', fire: '110' }),
    services: [],
  },
  {
    country: 'IL',
    emergency: emergencyCodes({ ambulance: '101', police: '100', fire: '102' }),
    services: [
      {
        name: 'ERAN, emotional first aid',
        ownName: 'ער״ן',
        ways: [{ kind: 'call', to: '1201' }],
        hours: 'always',
        languages: ['he', 'ar', 'ru'],
        about: 'distress',
        source: {
          title: 'Jerusalem Institute for Policy Research, on ERAN',
          url: 'https://jerusaleminstitute.org.il/en/blog/with-days-like-this/',
        },
        checked,
      },
    ],
  },
];
