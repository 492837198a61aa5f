"""The least that the SDK can serve on standard input and output: what a start is compared with."""

from mcp.server.mcpserver import MCPServer

MCPServer("empty").run()
