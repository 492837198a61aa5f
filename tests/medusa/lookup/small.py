"""A small installed Medusa, written out: enough of each package for a lookup to read."""

import json
import os
import subprocess
import sys
from pathlib import Path

VERSION = "2.21.2"
LAUNCHER = Path(__file__).parents[3] / "stheno.py"

FILES = {
    "framework/dist/utils/index.d.ts": 'export * from "@medusajs/utils";\n',
    "framework/dist/types/index.d.ts": 'export * from "@medusajs/types";\n',
    "medusa/dist/core-flows/index.d.ts": 'export * from "@medusajs/core-flows";\n',
    "core-flows/dist/index.d.ts": 'export * from "./feed-dragon";\n',
    "core-flows/dist/feed-dragon.d.ts": """\
export declare const feedDragonWorkflowId = "feed-dragon";
/**
 * This workflow gives a dragon something to eat.
 *
 * @summary
 *
 * Feed a dragon.
 *
 * @property hooks.dragonFed - This hook is executed after the dragon has eaten.
 */
export declare const feedDragonWorkflow: import("@medusajs/framework").ReturnWorkflow<{
    id: string;
}, void, [import("@medusajs/framework").Hook<"dragonFed", {
    id: string;
}, unknown>]>;
/**
 * This step cooks.
 */
export declare const cookStep: import("@medusajs/framework").StepFunction<string, number>;
""",
    "core-flows/dist/feed-dragon.js": """exports.feedDragonWorkflowId = "feed-dragon";
exports.cookStep = (0, sdk_1.createStep)("cook", async (id) => {
    throw new utils_1.MedusaError(utils_1.MedusaError.Types.NOT_FOUND, `The oven ${id} is cold`);
});
exports.feedDragonWorkflow = (0, sdk_1.createWorkflow)(exports.feedDragonWorkflowId, (input) => {
    (0, exports.cookStep)(input.id);
    (0, emit_1.emitEventStep)({
        eventName: utils_1.DragonWorkflowEvents.FED,
        data: { id: input.id },
    });
});
""",
    "types/dist/index.d.ts": 'export * from "./cave";\nexport * as HttpTypes from "./http";\n',
    "types/dist/cave/index.d.ts": 'export * from "./service";\n',
    "types/dist/cave/service.d.ts": """export interface ICaveModuleService {
    /**
     * This method retrieves a cave.
     */
    retrieveCave(id: string): Promise<CaveDTO>;
}
""",
    "types/dist/http/index.d.ts": "export interface AdminCave {\n    depth: number;\n}\n",
    "types/dist/common/config-module.d.ts": """export type ConfigModule = {
    projectConfig: {
        /**
         * Where the caves are kept.
         */
        caveUrl?: string;
    };
};
""",
    "utils/dist/index.d.ts": 'export * from "./modules-sdk/definition";\n',
    "utils/dist/modules-sdk/definition.d.ts": """export declare const Modules: {
    readonly CAVE: "cave";
};
""",
    "utils/dist/modules-sdk/definition.js": """exports.MODULE_PACKAGE_NAMES = {
    [exports.Modules.CAVE]: "@medusajs/medusa/cave",
};
""",
    "utils/dist/core-flows/events.js": """exports.DragonWorkflowEvents = {
    FED: "dragon.fed",
};
""",
    "utils/dist/modules-sdk/types/medusa-service.d.ts": """\
export type Facade<Models> = {
    [N in keyof Models as `retrieve${ExtractSingularName<Models, N>}`]: (id: string) => Promise<
        Models[N]["dto"]
    >;
} & {
    [N in keyof Models as `softDelete${ExtractPluralName<Models, N>}`]: {
        (id: string): Promise<void>;
        (ids: string[]): Promise<Models[N]["dto"][]>;
    };
};
""",
    "cave/dist/services/cave-module.d.ts": """declare const CaveModuleService_base: Base<{
    Cave: {
        dto: CaveDTO;
    };
}>;
export default class Service extends CaveModuleService_base implements ICaveModuleService {
}
""",
    "admin-shared/dist/index.js": 'var CAVE_INJECTION_ZONES = [\n  "cave.list.before"\n];\n',
}
EXPORTS = {
    "framework": {"./utils": "./dist/utils/index.js", "./types": "./dist/types/index.js"},
    "medusa": {"./core-flows": "./dist/core-flows/index.js"},
}


def install(folder: Path) -> Path:
    """Write the packages into a folder's `node_modules` and return their scope's folder."""
    scope = folder / "node_modules" / "@medusajs"
    for file, content in FILES.items():
        (scope / file).parent.mkdir(parents=True, exist_ok=True)
        (scope / file).write_text(content, encoding="utf-8")
    for package in {file.partition("/")[0] for file in FILES}:
        manifest = {
            "name": f"@medusajs/{package}",
            "version": VERSION,
            "exports": EXPORTS.get(package, {}),
        }
        (scope / package / "package.json").write_text(json.dumps(manifest), encoding="utf-8")
    return scope


def ask(root: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start `stheno lookup` in a folder."""
    return subprocess.Popen(
        [sys.executable, str(LAUNCHER), "lookup", *arguments, "--json"],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=dict(os.environ),
    )
