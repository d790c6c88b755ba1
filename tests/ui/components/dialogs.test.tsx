// Sheets and the question before erasing: where the focus goes and comes back to.

import { screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { Button } from '../../../renderer/components/Button.tsx';
import { ConfirmDialog } from '../../../renderer/components/ConfirmDialog.tsx';
import { Sheet } from '../../../renderer/components/Sheet.tsx';
import { TextField } from '../../../renderer/components/TextField.tsx';
import { show } from '../support/show-component.tsx';

function Asking({ onConfirm }: { readonly onConfirm: () => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Delete</Button>
      <ConfirmDialog
        title="Delete this message?"
        confirm="Delete on my computers"
        onConfirm={onConfirm}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      >
        <p>Her copy stays hers.</p>
      </ConfirmDialog>
    </>
  );
}

describe('the question before erasing', () => {
  test('starts at Cancel: Enter alone erases nothing, and the focus is back where it was', async () => {
    const onConfirm = vi.fn();
    const { user } = show(<Asking onConfirm={onConfirm} />);
    const opener = screen.getByRole('button', { name: 'Delete' });
    opener.focus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('alertdialog', { name: 'Delete this message?' })).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Cancel');
    await user.keyboard('{Enter}');
    await vi.waitFor(() => expect(document.activeElement).toBe(opener));
    expect(onConfirm).not.toHaveBeenCalled();
  });

  test('Tab stays inside; the verb erases', async () => {
    const onConfirm = vi.fn();
    const { user } = show(<Asking onConfirm={onConfirm} />);
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    const dialog = screen.getByRole('alertdialog');
    for (let tabs = 0; tabs < 6; tabs++) {
      await user.tab();
      expect(dialog.contains(document.activeElement)).toBe(true);
    }
    await user.click(screen.getByRole('button', { name: 'Delete on my computers' }));
    expect(onConfirm).toHaveBeenCalledTimes(1);
  });
});

function Writing() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Open</Button>
      <Sheet title="Label" isOpen={isOpen} onClose={() => setOpen(false)}>
        <TextField label="Name" autoFocus />
      </Sheet>
    </>
  );
}

test('a sheet leaves by Escape from a field and gives the focus back', async () => {
  const { user } = show(<Writing />);
  const opener = screen.getByRole('button', { name: 'Open' });
  await user.click(opener);
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }));
  await user.keyboard('Sara{Escape}');
  await vi.waitFor(() => expect(document.activeElement).toBe(opener));
  expect(screen.queryByRole('dialog')).toBeNull();
});
