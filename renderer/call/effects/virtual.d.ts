// The model that the build prepares (build/effects/person-model.ts).

declare module 'virtual:person-model' {
  /** Where the page finds it. */
  const address: string;
  export default address;
}

declare module '@mediapipe/tasks-vision/vision_wasm_module_internal.js';
