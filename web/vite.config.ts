import { defineConfig } from "vite";

export default defineConfig({
  // The service serves the build's files from here; the page itself is at the root.
  base: "/explorer/",
  worker: { format: "es" },
  build: {
    target: "es2022",
    // Nothing inlined: the policy allows no data addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
});
