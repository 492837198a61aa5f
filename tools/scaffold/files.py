"""Every file that a spec asks for, as the templates make it."""

from collections.abc import Iterator

from tools.scaffold.context import Model, model_data, module_data, version_data
from tools.scaffold.ownership import asking, owners_of
from tools.scaffold.pack import Rendered, render_each
from tools.scaffold.render import Data
from tools.scaffold.routes import route_data
from tools.scaffold.samples import model_samples, module_samples, route_samples, with_parents
from tools.scaffold.spec.model import ApiSpec, Spec


def render_module(name: str, spec: Spec, medusa: str) -> Iterator[Rendered]:
    """Yield the files of one module, its workflows and its routes, in planning order.

    `medusa` is the version they are written for, such as `2.21.2`.
    """
    module = spec.modules[name]
    api = {path: entry for path, entry in spec.api.items() if entry.model.split(".")[0] == name}
    models = {model: Model.of(model, module, list(api.values()), name) for model in module.models}
    views = {model: model_data(view) | model_samples(view) for model, view in models.items()}
    routes = [_route(path, entry, models, views) for path, entry in api.items()]
    samples = module_samples(models, api)
    needed = with_parents(models, api)
    data = (
        module_data(name, spec)
        | samples
        | {
            "views": list(views.values()),
            "owned": list(asking(module, owners_of(module, api.values()))),
            "routes": routes,
            "fixtures": [views[model] for model in models if model in needed],
        }
    )
    shared: Data = {"medusa": version_data(medusa), "module": data}
    yield from render_each("module", shared)
    for view in views.values():
        yield from render_each("model", {**shared, "model": view})
    for item in routes:
        yield from render_each("route", {**shared, **item})


def _route(path: str, entry: ApiSpec, models: dict[str, Model], views: dict[str, Data]) -> Data:
    model = entry.model.split(".")[1]
    route = route_data(path, entry, models[model]) | route_samples(f"/{path}", entry, models[model])
    first = {key: views[model][key] for key in ("make_first", "spread_first")}
    return {"route": first | route, "model": views[model]}
