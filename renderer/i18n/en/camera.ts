// Reading a code with the camera.

export const camera = {
  camera: {
    start: 'Scan with the camera',
    stop: 'Turn the camera off',
    picture: 'Picture of the camera',
    other: 'This is another kind of code.',
    problem: {
      refused: 'The camera cannot be used: the system does not allow it. Typing works as well.',
      none: 'No camera was found. Typing works as well.',
      busy: 'The camera is used by another app. Typing works as well.',
    },
    safety:
      'Hold the code of their safety number in front of the camera. The picture stays on this computer and is not kept.',
    link: 'Hold the code of the other computer in front of the camera. The picture stays on this computer and is not kept.',
  },
} as const;
