// What pages can do beyond links and forms. Each of them works without it.
(() => {
  'use strict'

  const header = { 'X-CareBridge-Request': '1' }
  const longestPause = 15_000
  const patience = 10_000

  // Whoever has told their account nothing reads times as their device shows them.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (zone && !document.cookie.includes('carebridge-zone=')) {
    document.cookie = `carebridge-zone=${zone}; path=/; max-age=31536000; samesite=strict`
  }

  const leftFor = 'carebridge-left'

  function leave(event) {
    event.preventDefault()
    fetch('/api/portal/session', { method: 'DELETE', headers: header, keepalive: true })
    const exit = event.currentTarget.dataset.exit
    sessionStorage.setItem(leftFor, exit)
    location.replace(exit)
  }

  // Whoever goes back in a tab that was left in a hurry is led out of it again, until somebody asks for a page anew.
  const exit = sessionStorage.getItem(leftFor)
  if (exit && performance.getEntriesByType('navigation')[0]?.type === 'back_forward') {
    document.documentElement.hidden = true
    location.replace(exit)
  } else if (exit) sessionStorage.removeItem(leftFor)

  // What stays in the browser's history says where, and not what about.
  function leaveNoTitle(neutral) {
    addEventListener('beforeunload', () => { document.title = neutral })
  }

  // Only what the answers so far call for is asked: the next question, without those that are skipped.
  function askOneByOne(form) {
    const questions = [...form.querySelectorAll('[data-question]')]
    const answerTo = (name) => form.elements[name]?.value
    const isCalledFor = (question) =>
      !question.dataset.after || answerTo(question.dataset.after) === 'yes'
    const show = () => {
      let open = true
      for (const question of questions) {
        const called = isCalledFor(question)
        question.hidden = !(called && open)
        for (const field of question.querySelectorAll('input')) field.required = !question.hidden
        if (called && !answerTo(question.dataset.question)) open = false
      }
      form.querySelector('[data-send]').hidden = !open
    }
    for (const hint of form.querySelectorAll('[data-plain]')) hint.hidden = true
    form.addEventListener('change', show)
    show()
  }

  function contentOf(form, notAsked) {
    const text = (name) => form.elements[name].value.trim() || null
    const contact = {
      phone: text('phone'),
      saySo: form.elements.saySo.checked || null,
      someoneIsThere: form.elements.someoneIsThere.checked || null,
    }
    const whereabouts = {
      location: text('location'),
      contact: Object.values(contact).some((one) => one !== null) ? contact : null,
    }
    const participantId = form.elements.participantId.value
    if (notAsked) return { participantId, notAsked, ...whereabouts }
    const screen = {}
    for (const question of form.querySelectorAll('[data-question]')) {
      const name = question.dataset.question
      screen[name] = !question.hidden && form.elements[name].value === 'yes'
    }
    return { participantId, screen, ...whereabouts }
  }

  // Keeps a raise in the page and sends it, always under the same id, until it is stored.
  function raiseUntilStored(form) {
    // Found now: while the page is locked they are not in it.
    const texts = document.querySelectorAll('[data-says]')
    const says = (what) => {
      for (const text of texts) text.hidden = text.dataset.says !== what
    }
    const warn = (event) => event.preventDefault()
    let pause = 0
    let wake = () => {}

    async function send(body) {
      const cut = new AbortController()
      const timer = setTimeout(() => cut.abort(), patience)
      try {
        return await fetch(form.dataset.raise, {
          method: 'PUT',
          headers: { ...header, 'Content-Type': 'application/json' },
          body,
          signal: cut.signal,
        })
      } catch {
        return null
      } finally {
        clearTimeout(timer)
      }
    }

    async function raise(event) {
      event.preventDefault()
      const notAsked = event.submitter?.name === 'notAsked'
      for (const button of form.querySelectorAll('button')) button.disabled = true
      says('sending')
      addEventListener('beforeunload', warn)
      const body = JSON.stringify(contentOf(form, notAsked))
      for (;;) {
        const answer = await send(body)
        if (answer?.ok) {
          removeEventListener('beforeunload', warn)
          form.hidden = true
          says('stored')
          return
        }
        if (answer && answer.status < 500 && answer.status !== 408 && answer.status !== 429) {
          // What the service has against it, or that the session has ended, the page says that the form leads to.
          removeEventListener('beforeunload', warn)
          if (notAsked) {
            form.append(Object.assign(document.createElement('input'),
              { type: 'hidden', name: 'notAsked', value: 'yes' }))
          }
          form.submit()
          return
        }
        says('trying')
        pause = Math.min(pause ? pause * 2 : 1000, longestPause)
        await new Promise((resolve) => {
          wake = resolve
          setTimeout(resolve, pause)
        })
      }
    }

    addEventListener('online', () => wake())
    form.addEventListener('submit', raise)
  }

  // A board that does not hear of changes must not look as if there were none.
  function tellOfSilence(board) {
    const lost = document.querySelector('[data-lost]')
    let hears = true
    let reads = true
    const on = (event, note) => board.addEventListener(event, () => {
      note()
      lost.hidden = hears && reads
    })
    on('htmx:sseError', () => { hears = false })
    on('htmx:sseOpen', () => { hears = true })
    for (const fault of ['htmx:sendError', 'htmx:responseError', 'htmx:timeout']) on(fault, () => { reads = false })
    on('htmx:afterSwap', () => { reads = true })
  }

  // What may be shown may have ended: where that cannot be asked, nothing is shown but what the reader writes.
  function showNothingOld(records) {
    const pause = 2000
    const clear = () => {
      const kept = records.querySelector('[hx-preserve]')
      records.replaceChildren(...(kept ? [kept] : []))
      setTimeout(() => window.htmx.trigger(records, 'again'), pause)
    }
    for (const fault of ['htmx:sendError', 'htmx:responseError', 'htmx:timeout']) {
      records.addEventListener(fault, clear)
    }
  }

  // The browser asks the device; what it gives travels in the form.
  function askForPasskey(form) {
    const key = window.PublicKeyCredential
    const isNew = form.dataset.passkey === 'create'
    if (!(isNew ? key?.parseCreationOptionsFromJSON : key?.parseRequestOptionsFromJSON)) return
    const options = JSON.parse(form.dataset.options)
    form.hidden = false
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      try {
        const given = isNew
          ? await navigator.credentials.create({ publicKey: key.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: key.parseRequestOptionsFromJSON(options) })
        form.elements.credential.value = JSON.stringify(given)
        form.submit()
      } catch {
        form.querySelector('[data-failed]').hidden = false
      }
    })
  }

  addEventListener('DOMContentLoaded', () => {
    for (const one of document.querySelectorAll('[data-passkey]')) askForPasskey(one)
    if (document.body.dataset.neutral) leaveNoTitle(document.body.dataset.neutral)
    for (const button of document.querySelectorAll('[data-exit]')) button.addEventListener('click', leave)
    const form = document.querySelector('[data-raise]')
    if (form) {
      askOneByOne(form)
      raiseUntilStored(form)
    }
    const board = document.querySelector('[sse-connect], [data-again]')
    if (board) tellOfSilence(board)
    const records = document.querySelector('[data-records]')
    if (records) showNothingOld(records)
  })
})()
