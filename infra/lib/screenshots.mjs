// Takes the pictures of the README. Told the server's address, what the demonstration said (its accounts), and where
// the pictures go; the accounts' password is in PICTURES_PASSWORD.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const { chromium } = createRequire(new URL('../../tests/Clients/package.json', import.meta.url))('playwright-core')
const [address, accounts, folder] = process.argv.slice(2)

const desk = { viewport: { width: 1280, height: 800 } }
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }

// Who: in the words of the demonstration.
const pictures = [
  { name: 'people', who: 'peer-specialist', path: '/people', device: desk },
  { name: 'consents', who: 'participant: consented to less than was asked', path: '/me/consents', device: phone },
  { name: 'board', who: 'crisis-responder', path: '/crisis/board', device: desk, dark: true },
]

const emailOf = (who) => {
  const line = readFileSync(accounts, 'utf8').split('\n').find((one) => one.includes(` ${who}`))
  if (!line) throw new Error(`The demonstration has nobody who is: ${who}`)
  return line.trim().split(/\s+/)[0]
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  for (const { name, who, path, device, dark } of pictures) {
    const context = await browser.newContext({
      ...device,
      baseURL: address,
      colorScheme: dark ? 'dark' : 'light',
      locale: 'en-US',
      timezoneId: 'America/New_York',
    })
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.getByLabel('E-mail address').fill(emailOf(who))
    await page.getByLabel('Password').fill(process.env.PICTURES_PASSWORD)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL((url) => url.pathname !== '/sign-in')
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.screenshot({ path: join(folder, `${name}.png`) })
    await context.close()
  }
} finally {
  await browser.close()
}
