/** Builds the console, and the page that holds one model, into `dist`. */
import { build } from 'vite'
import type { InlineConfig, Plugin } from 'vite'

const shared: InlineConfig = { configFile: false, root: import.meta.dirname, logLevel: 'warn', oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } } }

await build({
  ...shared,
  build: {
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', form: 'src/style/form.css' },
      // The form that works without a script is written by the API, which knows its style sheet by name.
      output: { assetFileNames: ({ names }) => names.includes('form.css') ? 'assets/form.css' : 'assets/[name]-[hash][extname]' }
    }
  }
})

await build({
  ...shared,
  plugins: [inlineAssets()],
  build: { emptyOutDir: false, copyPublicDir: false, modulePreload: false, rolldownOptions: { input: 'offline.html', output: { codeSplitting: false } } }
})

/** Puts scripts and styles into the page that loads them: it then needs no other file. */
function inlineAssets (): Plugin {
  return {
    name: 'inline-assets',
    enforce: 'post',
    generateBundle (_options, bundle) {
      const page = Object.values(bundle).find(({ fileName }) => fileName.endsWith('.html'))
      if (page?.type !== 'asset') throw new Error('there is no page to put anything into')
      let html = String(page.source)
      for (const file of Object.values(bundle)) {
        if (file === page) continue
        const escaped = file.fileName.replaceAll('.', '\\.')
        const markup = file.type === 'chunk'
          ? `<script type="module">${file.code.replaceAll('</script', '<\\/script')}</script>`
          : `<style>${String(file.source)}</style>`
        html = html.replace(new RegExp(`<(script|link)[^>]*/${escaped}"[^>]*>(</script>)?`), () => markup)
        delete bundle[file.fileName]
      }
      page.source = html
    }
  }
}
