import { render } from 'preact'
import { App } from './app.tsx'
import { language } from './words/words.ts'
import './style/console.css'

document.documentElement.lang = language
render(<App />, document.getElementById('app')!)
