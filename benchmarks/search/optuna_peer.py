"""Optuna's TPE, asked and told over lines of JSON: {"study": {...}} begins a study, {"ask": n} gets params, {"tell": [n, loss]} ends a trial."""

import json
import sys
import warnings

import optuna

warnings.filterwarnings("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)


def begin(space, seed, multivariate, parallel):
    sampler = optuna.samplers.TPESampler(seed=seed, multivariate=multivariate, group=multivariate, constant_liar=parallel)
    return {"study": optuna.create_study(sampler=sampler), "space": space, "trials": {}}


def suggest(trial, space):
    params = {}
    for name, dimension in space.items():
        when = dimension.get("when")
        if when and params.get(when["parameter"]) not in when["in"]:
            continue
        if dimension["kind"] == "choice":
            params[name] = trial.suggest_categorical(name, dimension["values"])
        else:
            draw = trial.suggest_int if dimension["kind"] == "integer" else trial.suggest_float
            params[name] = draw(name, dimension["low"], dimension["high"], log=dimension.get("log", False))
    return params


run = None
for line in sys.stdin:
    order = json.loads(line)
    if "study" in order:
        run = begin(**order["study"])
        answer = None
    elif "ask" in order:
        trial = run["study"].ask()
        run["trials"][order["ask"]] = trial
        answer = suggest(trial, run["space"])
    else:
        number, loss = order["tell"]
        run["study"].tell(run["trials"][number], loss)
        answer = None
    print(json.dumps(answer), flush=True)
