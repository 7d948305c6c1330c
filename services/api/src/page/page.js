const byId = (id) => document.getElementById(id)

/** An element with properties and children; texts are never read as markup. */
function element (tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties)
  made.append(...children)
  return made
}

async function getJson (url, options) {
  const response = await fetch(url, options)
  const body = await response.json()
  if (!response.ok) throw new Error(body.detail ?? body.title)
  return body
}

// ---- upload

const upload = byId('upload')

upload.file.addEventListener('change', () => showFile(upload.file.files[0]))

async function showFile (file) {
  byId('file-name').textContent = file === undefined ? 'Choose a CSV, or drop it here' : file.name
  byId('columns').replaceChildren()
  if (file === undefined || file.name.endsWith('.gz')) return
  const [header = ''] = (await file.slice(0, 65_536).text()).split(/\r?\n/, 1)
  const delimiter = [',', ';', '\t', '|'].sort((a, b) => header.split(b).length - header.split(a).length)[0]
  for (const name of header.replace(/^\uFEFF/, '').split(delimiter)) {
    byId('columns').append(element('option', { value: name.trim().replace(/^"|"$/g, '') }))
  }
}

for (const type of ['dragover', 'dragleave', 'drop']) {
  byId('drop').addEventListener(type, (event) => {
    event.preventDefault()
    byId('drop').classList.toggle('over', type === 'dragover')
    if (type !== 'drop' || event.dataTransfer.files.length === 0) return
    upload.file.files = event.dataTransfer.files
    showFile(upload.file.files[0])
  })
}

upload.addEventListener('submit', async (event) => {
  event.preventDefault()
  const [button, progress, problem] = [upload.querySelector('button'), byId('upload-progress'), byId('upload-problem')]
  button.disabled = true
  progress.hidden = false
  problem.hidden = true
  try {
    const { pipeline } = await send(new FormData(upload), (share) => { progress.value = share })
    showPipeline(pipeline, true)
    choose(pipeline.id)
    watch(pipeline.id)
  } catch (error) {
    problem.textContent = error.message
    problem.hidden = false
  } finally {
    button.disabled = false
    progress.hidden = true
  }
})

/** By XMLHttpRequest, which tells how much has been sent. */
function send (form, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/datasets')
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total))
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(request.response)
      else reject(new Error(request.response?.detail ?? `The upload was answered ${request.status}`))
    })
    request.addEventListener('error', () => reject(new Error('The upload broke off; is the server up?')))
    request.send(form)
  })
}

// ---- pipelines

const listed = new Map()
let chosen = null

async function listPipelines () {
  const { items } = await getJson('/pipelines?limit=20')
  for (const pipeline of items) {
    showPipeline(pipeline, false)
    if (pipeline.finishedAt === undefined) watch(pipeline.id)
  }
  if (items.length > 0) choose(items[0].id)
  return items
}

function showPipeline (pipeline, first) {
  byId('no-pipelines').hidden = true
  const item = listed.get(pipeline.id)?.item ?? element('li')
  if (!listed.has(pipeline.id)) byId('pipelines')[first ? 'prepend' : 'append'](item)
  listed.set(pipeline.id, { item, pipeline })
  const ended = pipeline.finishedAt !== undefined
  item.replaceChildren(
    element('div', { className: 'row' },
      element('span', { className: 'name', textContent: `${pipeline.modelName} · ${pipeline.target}` }),
      element('span', { className: `state ${pipeline.state}`, textContent: stateText(pipeline) })),
    element('progress', { value: pipeline.progress, max: 1, hidden: ended, ariaLabel: 'progress' }),
    element('div', { className: 'state', textContent: detailText(pipeline) }),
    element('div', { className: 'links' },
      element('button', { className: 'link', type: 'button', textContent: 'Leaderboard', onclick: () => lookAtBoard(pipeline.id) }),
      element('a', { href: `/datasets/${pipeline.datasetId}/report`, textContent: 'Report', hidden: pipeline.metric === undefined }),
      element('button', { className: 'link', type: 'button', textContent: 'Cancel', hidden: ended, onclick: () => cancel(pipeline.id) })))
  item.classList.toggle('chosen', pipeline.id === chosen)
}

function stateText ({ state, stage, etaSeconds }) {
  if (state !== 'running') return state
  return `${stage}${etaSeconds === undefined ? '' : `, ${etaSeconds} s left`}`
}

function detailText ({ trials, best, metric, error, result }) {
  if (error !== undefined) return error.detail
  const parts = [`${trials.completed + trials.pruned + trials.failed} of ${trials.total} trials`]
  if (best !== undefined) parts.push(`best ${metric} ${best.score.toPrecision(4)} by ${best.learner}`)
  if (result !== undefined) parts.push(`version ${result.version}: ${result.reason}`)
  return parts.join(' · ')
}

function watch (id) {
  const events = new EventSource(`/pipelines/${id}/events`)
  let waiting = null
  const refreshBoard = () => {
    if (id === chosen) waiting ??= setTimeout(() => { waiting = null; showBoard() }, 500)
  }
  events.addEventListener('trial', refreshBoard)
  events.addEventListener('pipeline', ({ data }) => {
    const pipeline = JSON.parse(data)
    showPipeline(pipeline, false)
    if (pipeline.finishedAt === undefined) return
    events.close()
    refreshBoard()
    if (pipeline.result !== undefined) listModels(pipeline.result.model)
  })
}

async function cancel (id) {
  showPipeline(await getJson(`/pipelines/${id}/cancel`, { method: 'POST' }), false)
}

function choose (id) {
  listed.get(chosen)?.item.classList.remove('chosen')
  chosen = id
  listed.get(id)?.item.classList.add('chosen')
  return showBoard()
}

async function lookAtBoard (id) {
  await choose(id)
  byId('board').scrollIntoView({ block: 'start', behavior: 'smooth' })
}

async function showBoard () {
  const { pipeline } = listed.get(chosen)
  const { items, ensemble } = await getJson(`/pipelines/${chosen}/leaderboard`)
  byId('board').hidden = items.length === 0
  byId('board-note').textContent = `${pipeline.modelName}: cross-validated ${pipeline.metric ?? 'score'}. Trials in bold are as good as the best, as far as the folds can tell.${ensemble == null ? '' : ` An ensemble of ${ensemble.members.length} trials (${ensemble.members.map(({ trial }) => trial).join(', ')}) was ${ensemble.kept ? 'kept' : 'tried'}: ${ensemble.reason}.`}`
  byId('board-rows').replaceChildren(...items.slice(0, 100).map(({ rank, learner, score, scoreInterval, number, state, tie }) => {
    const cells = [rank, learner ?? '–', score?.toPrecision(4) ?? '–', scoreInterval === undefined ? '–' : `${scoreInterval.low.toPrecision(4)} to ${scoreInterval.high.toPrecision(4)}`, number, state]
    return element('tr', { className: tie ? 'tie' : '' }, ...cells.map((text) => element('td', { textContent: text })))
  }))
}

// ---- the champion's form

async function listModels (preferred) {
  const { items } = await getJson('/models')
  const served = items.filter(({ champion }) => champion !== undefined)
  byId('champion').hidden = served.length === 0
  if (served.length === 0) return
  byId('models').replaceChildren(...served.map(({ name }) => element('option', { textContent: name, selected: name === preferred })))
  await showForm()
}

byId('models').addEventListener('change', showForm)

/** The form page of the model, of which this page takes the form. */
async function showForm () {
  const page = await getPage(`/models/${encodeURIComponent(byId('models').value)}/form`)
  const form = document.adoptNode(page.getElementById('champion-form'))
  byId('champion-answer').replaceChildren()
  byId('champion-fields').replaceChildren(form)
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    try {
      const answered = await getPage(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
      byId('champion-answer').replaceChildren(document.adoptNode(answered.getElementById('answer')))
    } catch (error) {
      byId('champion-answer').replaceChildren(element('p', { className: 'problem', textContent: error.message }))
    }
    byId('champion').scrollIntoView({ block: 'start', behavior: 'smooth' })
  })
}

async function getPage (url, options) {
  const response = await fetch(url, { ...options, headers: { accept: 'text/html' } })
  if (!response.ok) throw new Error((await response.json()).detail)
  return new DOMParser().parseFromString(await response.text(), 'text/html')
}

const pipelines = await listPipelines()
await listModels(pipelines.find(({ result }) => result?.promoted)?.result.model)
