"use strict"
// Shows the plan that the host's tool made: the same page that `stheno plan --html` writes.
{
  const waiting = new Map()
  let last = 0
  const send = (message) =>
    window.parent.postMessage({ jsonrpc: "2.0", ...message }, "*")
  const ask = (method, params) =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      send({ id: last, method, params })
    })
  const say = (text) => {
    const line = document.createElement("p")
    line.setAttribute("role", "status")
    line.textContent = text
    document.body.replaceChildren(line)
  }
  const dress = (context) => {
    if (["light", "dark"].includes(context?.theme)) {
      document.documentElement.style.colorScheme = context.theme
    }
  }
  const show = async (result) => {
    const digest = result?.structuredContent?.digest
    if (!/^[0-9a-f]{64}$/.test(digest)) {
      return say("There is no plan to show.")
    }
    try {
      const page = await ask("resources/read", {
        uri: `stheno://plans/${digest}/page`,
      })
      const made = new DOMParser().parseFromString(
        page.contents[0].text,
        "text/html"
      )
      document.body.replaceChildren(...made.body.children)
    } catch {
      const name = digest.slice(0, 12)
      say(
        `Plan ${name} is made, but this client hands no page over. ` +
          `stheno plan ${name} --html plan.html writes it.`
      )
    }
  }
  // What a host tells, and what it asks and waits for an answer to.
  const told = {
    "ui/notifications/tool-result": show,
    "ui/notifications/tool-cancelled": () => say("No plan was made."),
    "ui/notifications/host-context-changed": dress,
  }
  const asked = new Set(["ping", "ui/resource-teardown"])

  const answered = ({ id, result, error }) => {
    const { resolve, reject } = waiting.get(id)
    waiting.delete(id)
    error ? reject(new Error(error.message)) : resolve(result)
  }
  const hear = (message) => {
    const { id, method, params } = message
    if (method === undefined) {
      waiting.has(id) && answered(message)
    } else if (id === undefined) {
      Object.hasOwn(told, method) && told[method](params)
    } else if (asked.has(method)) {
      send({ id, result: {} })
    } else {
      send({ id, error: { code: -32601, message: "Method not found" } })
    }
  }

  // A frame may have no address of its own, and then its links lead nowhere.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]')
    const place = link && document.getElementById(link.hash.slice(1))
    if (!place) {
      return
    }
    event.preventDefault()
    const file = place.closest("details")
    if (file) {
      file.open = true
      file.querySelector("summary").focus()
    }
    place.scrollIntoView()
  })

  if (window.parent === window) {
    say(
      "A client draws this page beside the tool plan. " +
        "stheno plan DIGEST --html plan.html writes it for a browser."
    )
  } else {
    window.addEventListener("message", (event) => {
      if (event.source === window.parent && event.data?.jsonrpc === "2.0") {
        hear(event.data)
      }
    })
    ask("ui/initialize", {
      protocolVersion: "2026-01-26",
      appInfo: { name: "stheno-plan", version: "1" },
      appCapabilities: {},
    })
      .then((host) => {
        dress(host?.hostContext)
        send({ method: "ui/notifications/initialized", params: {} })
        new ResizeObserver(() => {
          const height = Math.ceil(document.body.getBoundingClientRect().height)
          send({ method: "ui/notifications/size-changed", params: { height } })
        }).observe(document.body)
      })
      .catch((problem) => say(`The host refused: ${problem.message}`))
  }
}
