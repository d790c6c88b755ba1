// Help now: Europe.

import { emergencyCodes } from './emergency-codes.ts';
import type { HelpCountry, HelpService } from './types.ts';

const checked = '2026-11-22';

const samaritans: HelpService = {
  name: 'Samaritans',
  ways: [
    { kind: 'call', to: '116 123' },
    { kind: 'email', to: 'jo@samaritans.org' },
  ],
  hours: 'always',
  languages: ['en'],
  about: 'distress',
  source: {
    title: 'Samaritans',
    url: 'https://www.samaritans.org/how-we-can-help/contact-samaritan/',
  },
  checked,
};

export const europe: readonly HelpCountry[] = [
  { country: 'GB', emergency: emergencyCodes({ all: '999' }), services: [samaritans] },
  { country: 'IE', emergency: emergencyCodes({ all: '112' }), services: [samaritans] },
  {
    country: 'DE',
    emergency: emergencyCodes({ all: '112' }),
    services: [
      {
        name: 'Telephone counselling',
        ownName: 'TelefonSeelsorge',
        ways: [
          { kind: 'call', to: '0800 111 0 111' },
          { kind: 'call', to: '0800 111 0 222' },
          { kind: 'call', to: '116 123' },
          { kind: 'chat', to: 'telefonseelsorge.de' },
        ],
        hours: 'always',
        languages: ['de'],
        about: 'distress',
        source: {
          title: 'Evangelisch-Lutherisches Dekanat Ansbach, on TelefonSeelsorge',
          url: 'http://ansbach-evangelisch.de/jeder-braucht-mal-hilfe/',
        },
        checked,
      },
    ],
  },
  {
    country: 'AT',
    emergency: emergencyCodes({ all: '112', ambulance: '144', police: '133', fire: '122' }),
    services: [
      {
        name: 'Telephone counselling',
        ownName: 'Telefonseelsorge',
        ways: [
          { kind: 'call', to: '142' },
          { kind: 'chat', to: 'onlineberatung-telefonseelsorge.at' },
        ],
        hours: 'always',
        languages: ['de'],
        about: 'distress',
        source: {
          title: 'Katholische Kirche Österreich, on Telefonseelsorge',
          url: 'https://www.katholisch.at/telefonseelsorge',
        },
        checked,
      },
    ],
  },
  {
    country: 'CH',
    emergency: emergencyCodes({ all: '112', ambulance: '144', police: '117', fire: '118' }),
    services: [
      {
        name: 'The Helping Hand',
        ownName: 'Die Dargebotene Hand · La Main Tendue · Telefono Amico',
        ways: [
          { kind: 'call', to: '143' },
          { kind: 'chat', to: '143.ch' },
        ],
        hours: 'always',
        languages: ['de', 'fr', 'it'],
        about: 'distress',
        source: {
          title: 'Swissinfo, on Die Dargebotene Hand',
          url: 'https://www.swissinfo.ch/ger/alternde-gesellschaft/die-dargebotene-hand/3335124',
        },
        checked,
      },
    ],
  },
  {
    country: 'FR',
    emergency: emergencyCodes({ all: '112', ambulance: '15', police: '17', fire: '18' }),
    services: [
      {
        name: 'National suicide prevention number',
        ownName: 'Numéro national de prévention du suicide',
        ways: [{ kind: 'call', to: '3114' }],
        hours: 'always',
        languages: ['fr'],
        about: 'suicide',
        source: {
          title: 'Service-Public.fr',
          url: 'https://www.service-public.fr/particuliers/actualites/A15206',
        },
        checked,
      },
    ],
  },
  {
    country: 'BE',
    emergency: emergencyCodes({ all: '112' }),
    services: [
      {
        name: 'Suicide Line',
        ownName: 'Zelfmoordlijn 1813',
        ways: [
          { kind: 'call', to: '1813' },
          { kind: 'chat', to: 'zelfmoord1813.be' },
        ],
        hours: 'always',
        languages: ['nl'],
        about: 'suicide',
        source: {
          title: 'VRT NWS, on the Zelfmoordlijn',
          url: 'https://www.vrt.be/vrtnws/fr/2019/09/08/chaque-jour-trois-personnes-mettent-fin-a-leur-vie-en-flandre/',
          published: '2019-09-08',
        },
        checked,
      },
      {
        name: 'Suicide Prevention Centre',
        ownName: 'Centre de Prévention du Suicide',
        ways: [{ kind: 'call', to: '0800 32 123' }],
        hours: 'always',
        languages: ['fr'],
        about: 'suicide',
        source: {
          title: 'BX1, on the Centre de Prévention du Suicide',
          url: 'https://bx1.be/categories/news/la-reine-mathilde-visite-le-centre-de-prevention-du-suicide-a-ixelles/',
        },
        checked,
      },
    ],
  },
  {
    country: 'NL',
    emergency: emergencyCodes({ all: '112' }),
    services: [
      {
        name: '113 Suicide Prevention',
        ownName: '113 Zelfmoordpreventie',
        ways: [
          { kind: 'call', to: '113' },
          { kind: 'call', to: '0800 0113' },
          { kind: 'chat', to: '113.nl' },
        ],
        hours: 'always',
        languages: ['nl'],
        about: 'suicide',
        source: {
          title: 'NU.nl, on 113 Zelfmoordpreventie',
          url: 'https://www.nu.nl/binnenland/6062813/hulplijn-113-nu-ook-rechtstreeks-bereikbaar-voor-zelfmoordpreventie.html',
          published: '2020',
        },
        checked,
      },
    ],
  },
  {
    country: 'ES',
    emergency: emergencyCodes({ all: '112' }),
    services: [
      {
        name: 'Line for suicidal behaviour of the Ministry of Health',
        ownName: 'Línea 024 de atención a la conducta suicida',
        ways: [{ kind: 'call', to: '024' }],
        hours: 'always',
        languages: ['es'],
        about: 'suicide',
        source: {
          title: 'RTVE, on the 024 of the Ministry of Health',
          url: 'https://www.rtve.es/noticias/20220509/sanidad-presenta-telefono-prevencion-suicidio/2347183.shtml',
          published: '2022-05-09',
        },
        checked,
      },
    ],
  },
  {
    country: 'IT',
    emergency: emergencyCodes({ all: '112' }),
    services: [
      {
        name: 'Friend Telephone Italy',
        ownName: 'Telefono Amico Italia',
        ways: [{ kind: 'call', to: '02 2327 2327' }],
        hours: { from: '10:00', to: '24:00' },
        languages: ['it'],
        about: 'distress',
        source: {
          title: 'Fanpage.it, on Telefono Amico Italia',
          url: 'https://www.fanpage.it/attualita/cose-e-come-funziona-telefono-amico-portato-sul-palco-di-sanremo-da-la-sad/',
          published: '2024',
        },
        checked,
      },
    ],
  },
  {
    country: 'PT',
    emergency: emergencyCodes({ all: '112' }),
    services: [
      {
        name: 'National suicide prevention line',
        ownName: 'Linha Nacional de Prevenção do Suicídio',
        ways: [{ kind: 'call', to: '1411' }],
        hours: 'always',
        languages: ['pt'],
        about: 'suicide',
        source: {
          title: 'DECO PROteste, on the 1411',
          url: 'https://www.deco.proteste.pt/saude/saude-mental/noticias/linha-prevencao-suicidio-funciona-24-horas-por-dia',
        },
        checked,
      },
    ],
  },
  {
    country: 'SE',
    emergency: emergencyCodes({ all: '112' }),
    services: [
      {
        name: 'Suicide Line of Mind',
        ownName: 'Mind Självmordslinjen',
        ways: [
          { kind: 'call', to: '90101' },
          { kind: 'chat', to: 'mind.se' },
        ],
        hours: 'always',
        languages: ['sv'],
        about: 'suicide',
        source: {
          title: 'Kronprinsessparets Stiftelse, on Självmordslinjen',
          url: 'http://www.kronprinsessparetsstiftelse.se/projekt/sjalvmordsupplysningen.html',
        },
        checked,
      },
    ],
  },
  {
    country: 'NO',
    emergency: emergencyCodes({ ambulance: '113', police: '112', fire: '110' }),
    services: [
      {
        name: 'Helpline of Mental Helse',
        ownName: 'Mental Helse Hjelpetelefonen',
        ways: [
          { kind: 'call', to: '116 123' },
          { kind: 'chat', to: 'sidetmedord.no' },
        ],
        hours: 'always',
        languages: ['no'],
        about: 'distress',
        source: {
          title: 'NRK, list of helplines',
          url: 'https://www.nrk.no/osloogviken/over-100-barn-under-ni-ar-har-tatt-kontakt-_-hjelpetelefoner-slar-alarm-1.15736352',
        },
        checked,
      },
      {
        name: 'Church SOS',
        ownName: 'Kirkens SOS',
        ways: [
          { kind: 'call', to: '22 40 00 40' },
          { kind: 'chat', to: 'soschat.no' },
        ],
        hours: 'always',
        languages: ['no'],
        about: 'distress',
        source: {
          title: 'NRK, list of helplines',
          url: 'https://www.nrk.no/osloogviken/over-100-barn-under-ni-ar-har-tatt-kontakt-_-hjelpetelefoner-slar-alarm-1.15736352',
        },
        checked,
      },
    ],
  },
  { country: 'DK', emergency: emergencyCodes({ all: '112' }), services: [] },
  {
    country: 'FI',
    emergency: emergencyCodes({ all: '112' }),
    services: [
      {
        name: 'MIELI Crisis Helpline',
        ownName: 'MIELI Kriisipuhelin',
        ways: [{ kind: 'call', to: '09 2525 0111' }],
        hours: 'always',
        languages: ['fi'],
        about: 'distress',
        source: {
          title: 'Mentalhealth.fi, on the MIELI Crisis Helpline',
          url: 'https://mentalhealth.fi/where-to-go-in-an-emergency',
        },
        checked,
      },
    ],
  },
  {
    country: 'PL',
    emergency: emergencyCodes({ all: '112' }),
    services: [
      {
        name: 'Support Centre for People in Mental Crisis',
        ownName: 'Centrum Wsparcia dla Osób w Kryzysie Psychicznym',
        ways: [{ kind: 'call', to: '800 70 2222' }],
        hours: 'always',
        languages: ['pl'],
        about: 'distress',
        source: {
          title: 'Serwis Zdrowie PAP, on 800 70 2222',
          url: 'https://zdrowie.pap.pl/psyche/na-kryzys-telefon-800-70-2222',
        },
        checked,
      },
    ],
  },
];
