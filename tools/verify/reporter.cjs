// A reporter for jest that keeps names, outcomes and messages. Jest's own JSON holds the thrown
// objects too, and cannot be written when one of them (an AxiosError, say) contains itself.
const fs = require("node:fs")

module.exports = class {
  onRunComplete(_contexts, results) {
    const suites = results.testResults.map((suite) => ({
      name: suite.testFilePath,
      message: suite.failureMessage ?? "",
      status: suite.numFailingTests || suite.testExecError ? "failed" : "passed",
      assertionResults: suite.testResults.map(({ fullName, status, failureMessages }) => ({
        fullName,
        status,
        failureMessages,
      })),
    }))
    const { numPassedTests, numFailedTests, numFailedTestSuites } = results
    // Jest sets its own only after the reporters.
    const success = !numFailedTests && !numFailedTestSuites
    const report = { numPassedTests, numFailedTests, numFailedTestSuites, success }
    fs.writeFileSync(
      process.env.STHENO_JEST_REPORT,
      JSON.stringify({ ...report, testResults: suites })
    )
  }
}
