// What a person can do in the room, by bar and by key alike.

export interface RoomActs {
  readonly toggleMicrophone: () => void;
  readonly toggleCamera: () => void;
  /** Opens the choice of what to show, or stops showing. */
  readonly toggleShare: () => void;
  readonly toggleChat: () => void;
  readonly openDevices: () => void;
  readonly openKeys: () => void;
  /** Asks the host whether for everybody. */
  readonly leave: () => void;
  /** The space bar is down, or up again; true: the microphone was muted and is on now. */
  readonly hold: (isDown: boolean) => boolean;
}
