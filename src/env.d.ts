interface ImportMetaEnv {
  /** Of package.json, written into the build. */
  readonly APP_VERSION: string;
}
