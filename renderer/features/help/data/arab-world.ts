// Help now: Arab countries.

import { emergencyCodes } from './emergency-codes.ts';
import type { HelpCountry } from './types.ts';

const checked = '2026-11-22';

export const arabWorld: readonly HelpCountry[] = [
  {
    country: 'EG',
    emergency: emergencyCodes({ ambulance: '123', police: '122', fire: '180' }),
    services: [
      {
        name: 'Mental health hotline of the Ministry of Health',
        ownName: 'الخط الساخن للأمانة العامة للصحة النفسية وعلاج الإدمان',
        ways: [{ kind: 'call', to: '16328' }],
        hours: 'always',
        languages: ['ar'],
        about: 'mentalHealth',
        source: {
          title: 'El Nabaa, on the announcement of the Ministry of Health',
          url: 'https://elnabaa.net/947913/',
        },
        checked,
      },
      {
        name: 'Mental health hotline, earlier numbers',
        ownName: 'خط الاستشارات النفسية المجاني، الأرقام السابقة',
        ways: [
          { kind: 'call', to: '0800 888 0700' },
          { kind: 'call', to: '02 2081 6831' },
        ],
        hours: 'always',
        languages: ['ar'],
        about: 'mentalHealth',
        source: { title: 'El Mogaz, quoting the Ministry of Health', url: 'https://elmogaz.com/721088' },
        checked,
      },
    ],
  },
  { country: 'SA', emergency: emergencyCodes({ ambulance: '997', police: '999' }), services: [] },
  {
    country: 'AE',
    emergency: emergencyCodes({ ambulance: '998', police: '999', fire: '997' }),
    services: [
      {
        name: 'Mental Support Line (800-HOPE)',
        ownName: 'خط الدعم النفسي',
        ways: [{ kind: 'call', to: '800 4673' }],
        hours: null,
        languages: ['ar', 'en'],
        about: 'mentalHealth',
        source: {
          title: 'The National, on the line of the National Programme for Happiness and Wellbeing',
          url: 'https://www.thenationalnews.com/uae/health/coronavirus-uae-sets-up-free-national-helpline-to-support-mental-health-1.1021577',
          published: '2020',
        },
        checked,
      },
    ],
  },
  { country: 'JO', emergency: emergencyCodes({ all: '911' }), services: [] },
  {
    country: 'LB',
    emergency: {
      numbers: [
        { kind: 'ambulance', number: '140' },
        { kind: 'police', number: '112' },
      ],
      source: {
        title:
          'Lebanon 24, quoting the Lebanese Red Cross on 140; Android emergency codes, agreeing with libphonenumber, on 112',
        url: 'https://www.lebanon24.com/news/lebanon/1461201/',
        published: '2025-12-29',
      },
      checked,
    },
    services: [
      {
        name: 'Embrace, national lifeline',
        ownName: 'خط الحياة، جمعية إمبرايس',
        ways: [{ kind: 'call', to: '1564' }],
        hours: null,
        languages: ['ar', 'en', 'fr'],
        about: 'suicide',
        source: {
          title: 'Annahar on the Embrace hotline',
          url: 'https://en.annahar.com/article/833319-embrace-the-first-suicide-prevention-hotline-in-lebanon',
          published: '2018-07-18',
        },
        checked,
      },
    ],
  },
  {
    country: 'MA',
    emergency: {
      numbers: [
        { kind: 'ambulanceAndFire', number: '15' },
        { kind: 'police', number: '19' },
      ],
      source: {
        title: 'La Protection Civile Marocaine, agreeing with libphonenumber',
        url: 'https://protectioncivilemarocaine.over-blog.com/2014/12/alerter-le-15-les-regles-pour-une-alerte-efficace.html',
        published: '2014',
      },
      checked,
    },
    services: [],
  },
  {
    country: 'TN',
    emergency: emergencyCodes({ ambulance: '190', police: '197', fire: '198' }),
    services: [],
  },
  {
    country: 'DZ',
    emergency: {
      numbers: [
        { kind: 'ambulanceAndFire', number: '14' },
        { kind: 'police', number: '17' },
      ],
      source: {
        title: 'Maghreb Émergent, on the emergency numbers of Algeria',
        url: 'https://www.maghrebemergent.com/algerie-les-4-numeros-durgence-indispensables-pour-un-voyage-sans-tracas/',
      },
      checked,
    },
    services: [],
  },
  {
    country: 'IQ',
    emergency: {
      numbers: [{ kind: 'all', number: '911' }],
      source: {
        title: 'Buratha News, quoting the Ministry of Interior on 911',
        url: 'http://burathanews.com/arabic/news/469673',
      },
      checked,
    },
    services: [],
  },
  { country: 'KW', emergency: emergencyCodes({ all: '112' }), services: [] },
  {
    country: 'QA',
    emergency: emergencyCodes({ all: '999' }),
    services: [
      {
        name: 'National Mental Health Helpline',
        ownName: 'خط المساعدة الوطني للصحة النفسية',
        ways: [{ kind: 'call', to: '16000' }],
        hours: null,
        languages: ['ar', 'en'],
        about: 'mentalHealth',
        source: {
          title: 'Gulf Times, on the helpline of Hamad Medical Corporation',
          url: 'https://www.gulf-times.com/story/660368/HMC-launches-psychological-helpline',
          published: '2020',
        },
        checked,
      },
    ],
  },
  { country: 'BH', emergency: emergencyCodes({ all: '999' }), services: [] },
  { country: 'OM', emergency: emergencyCodes({ all: '9999' }), services: [] },
  {
    country: 'PS',
    emergency: emergencyCodes({ ambulance: '101', police: '100', fire: '102' }),
    services: [],
  },
  { country: 'SD', emergency: emergencyCodes({ police: '999' }), services: [] },
  { country: 'LY', emergency: null, services: [] },
  {
    country: 'SY',
    emergency: emergencyCodes({ ambulance: '110', police: '112', fire: '113' }),
    services: [],
  },
  { country: 'YE', emergency: null, services: [] },
];
