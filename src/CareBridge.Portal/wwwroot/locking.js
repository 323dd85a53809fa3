// Locks a page that staff leave alone.
(() => {
  'use strict'

  const header = { 'X-CareBridge-Request': '1' }

  // Takes what the page shows out of it when nobody has done anything for a while, and puts it back, with what was
  // typed, when whoever it was shown to has proved who they are.
  function lockWhenAlone(lock) {
    const screen = lock.parentElement
    const parts = [...document.querySelectorAll('#main, nav')]
      .map((part) => ({ part, content: document.createDocumentFragment() }))
    // What was not heard meanwhile may be that they may not read it any more.
    const isLive = document.querySelector('[sse-connect]') !== null
    const limit = lock.dataset.lock * 1000
    let last = Date.now()
    let told = last

    function note(event) {
      // Whoever leaves must not be signed in again by an answer that comes late.
      if (!screen.hidden || event.target.closest?.('[data-leaves]')) return
      last = Date.now()
      if (last - told < Math.min(60_000, limit / 2)) return
      told = last
      fetch('/api/portal/session', { headers: header }).catch(() => {})
    }

    const show = (locked) => {
      for (const { part, content } of parts) {
        if (locked) content.append(...part.childNodes)
        else part.append(content)
        part.hidden = locked
      }
      screen.hidden = !locked
    }
    for (const sign of ['keydown', 'pointerdown', 'input']) addEventListener(sign, note, { passive: true })
    setInterval(() => {
      if (!screen.hidden || Date.now() - last < limit) return
      show(true)
      lock.querySelector('input:not([type=hidden])').focus()
    }, Math.min(5000, limit / 2))
    lock.addEventListener('submit', async (event) => {
      event.preventDefault()
      const body = new URLSearchParams(new FormData(lock))
      const answer = await fetch(lock.action, { method: 'POST', body, redirect: 'manual' }).catch(() => null)
      const isThem = answer?.type === 'opaqueredirect'
      // Somebody else is signed in by now, or nobody: what was shown here is not put back for them.
      if (answer?.ok || (isThem && isLive)) {
        location.reload()
        return
      }
      lock.querySelector('[data-failed]').hidden = isThem
      if (!isThem) return
      lock.reset()
      show(false)
      last = told = Date.now()
    })
  }

  addEventListener('DOMContentLoaded', () => lockWhenAlone(document.querySelector('[data-lock]')))
})()
