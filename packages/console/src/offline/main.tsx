import { render } from 'preact'
import { language } from '../words/words.ts'
import { OfflinePage } from './offline-page.tsx'
import { readModel } from './read-model.ts'
import '../style/offline.css'

document.documentElement.lang = language
render(<OfflinePage model={await readModel().catch(() => null)} />, document.getElementById('app')!)
