// How long a test of a page waits for what it looks for: a loaded machine is slow, and a page that never shows it still fails.
import { configure } from '@testing-library/react';

configure({ asyncUtilTimeout: 8_000 });
