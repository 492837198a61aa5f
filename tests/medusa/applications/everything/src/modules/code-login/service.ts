import type { AuthenticationResponse } from "@medusajs/framework/types"
import { AbstractAuthModuleProvider } from "@medusajs/framework/utils"

class CodeLoginService extends AbstractAuthModuleProvider {
  static identifier = "code"
  static DISPLAY_NAME = "One-time code"

  async authenticate(): Promise<AuthenticationResponse> {
    return { success: false, error: "the code is wrong" }
  }

  async register(): Promise<AuthenticationResponse> {
    return { success: false, error: "codes are sent to customers only" }
  }
}

export default CodeLoginService
