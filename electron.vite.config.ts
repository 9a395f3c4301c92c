import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const external = ['electron', 'better-sqlite3', 'keytar/keytar.js'];
const alias = { '#shared': resolve('src-main/shared') };

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      target: 'node20',
      rollupOptions: {
        external,
        input: {
          main: resolve('src-main/main.ts'),
          desk: resolve('src-main/desk/desk.ts'),
          'storage-worker': resolve('src-main/desk/db/storage-worker.ts'),
          simulator: resolve('src-main/simulator/simulator.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { preload: resolve('src-main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    resolve: { alias },
    plugins: [react()],
    build: {
      outDir: resolve('out/renderer'),
      // The content security policy lets no data: address through, not even for a small font.
      assetsInlineLimit: 0,
      target: 'chrome130',
      minify: true,
      rollupOptions: {
        input: { index: resolve('src-renderer/index.html'), paper: resolve('src-renderer/paper.html') },
      },
    },
  },
});
