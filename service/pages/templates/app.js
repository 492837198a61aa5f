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
    document.getElementById("state").textContent = text
  }
  const show = async (result) => {
    const digest = result?.structuredContent?.digest
    if (!digest) {
      return say("There is no plan to show.")
    }
    const page = await ask("resources/read", {
      uri: `stheno://plans/${digest}/page`,
    })
    const made = new DOMParser().parseFromString(
      page.contents[0].text,
      "text/html"
    )
    document.body.replaceChildren(...made.body.children)
    const height = Math.ceil(document.documentElement.scrollHeight)
    send({ method: "ui/notifications/size-changed", params: { height } })
  }
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent) {
      return
    }
    const { id, method, params, result, error } = event.data ?? {}
    if (method === "ui/notifications/tool-result") {
      show(params).catch((problem) => say(`The plan cannot be shown: ${problem.message}`))
    } else if (waiting.has(id)) {
      const { resolve, reject } = waiting.get(id)
      waiting.delete(id)
      error ? reject(new Error(error.message)) : resolve(result)
    }
  })
  ask("ui/initialize", {
    protocolVersion: "2026-01-26",
    appInfo: { name: "stheno-plan", version: "1" },
    appCapabilities: {},
  })
    .then(() => send({ method: "ui/notifications/initialized", params: {} }))
    .catch((problem) => say(`The host refused: ${problem.message}`))
}
