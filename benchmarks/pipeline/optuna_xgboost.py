"""What a data scientist writes in an hour: Optuna over native XGBoost, five folds, early stopping, median pruning. Prints one line of JSON."""

import json
import sys
import time
import warnings

import numpy as np
import optuna
import pandas as pd
import xgboost as xgb
from sklearn.metrics import log_loss, mean_squared_error, roc_auc_score
from sklearn.model_selection import KFold, StratifiedKFold, train_test_split

warnings.filterwarnings("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)

path, target, trials, metric = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
wall, cpu = time.perf_counter(), time.process_time()

frame = pd.read_csv(path, skipinitialspace=True).dropna(subset=[target])
frame.columns = frame.columns.str.strip()
y = frame.pop(target)
if metric != "rmse":
    y = pd.Series(pd.factorize(y, sort=True)[0])
# Of columns that only name a row nothing is to be learnt.
frame = frame[[c for c in frame if frame[c].nunique() > 1 and not (frame[c].dtype == object and frame[c].nunique() == len(frame))]]
x = pd.get_dummies(frame).to_numpy(dtype=np.float32)
y = y.to_numpy(dtype=np.float64)
classes = len(np.unique(y)) if metric == "logLoss" else 0
stratify = None if metric == "rmse" else y
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=1, stratify=stratify)
folds = list((KFold if metric == "rmse" else StratifiedKFold)(5, shuffle=True, random_state=1).split(x_train, y_train))
objective = {"rocAuc": "binary:logistic", "logLoss": "multi:softprob", "rmse": "reg:squarederror"}[metric]
watched = {"rocAuc": "auc", "logLoss": "mlogloss", "rmse": "rmse"}[metric]


def score(truth, answers):
    if metric == "rocAuc":
        return roc_auc_score(truth, answers)
    return log_loss(truth, answers) if metric == "logLoss" else mean_squared_error(truth, answers) ** 0.5


def fit(params, rows, rounds, held_out=None):
    data = xgb.DMatrix(x_train[rows], y_train[rows])
    settings = {**params, "objective": objective, "eval_metric": watched, "tree_method": "hist", "nthread": 1, **({"num_class": classes} if classes else {})}
    if held_out is None:
        return xgb.train(settings, data, rounds)
    watch = [(xgb.DMatrix(x_train[held_out], y_train[held_out]), "held_out")]
    return xgb.train(settings, data, rounds, watch, early_stopping_rounds=20, verbose_eval=False)


def trial_score(trial):
    params = {
        "learning_rate": trial.suggest_float("learning_rate", 0.02, 0.3, log=True),
        "max_depth": trial.suggest_int("max_depth", 2, 8),
        "min_child_weight": trial.suggest_float("min_child_weight", 0.5, 50, log=True),
        "lambda": trial.suggest_float("lambda", 0.01, 100, log=True),
        "gamma": trial.suggest_float("gamma", 0.001, 5, log=True),
        "subsample": trial.suggest_float("subsample", 0.5, 1),
        "colsample_bytree": trial.suggest_float("colsample_bytree", 0.3, 1),
    }
    scores, rounds = [], []
    for number, (rows, held_out) in enumerate(folds):
        model = fit(params, rows, 300, held_out)
        answers = model.predict(xgb.DMatrix(x_train[held_out]), iteration_range=(0, model.best_iteration + 1))
        scores.append(score(y_train[held_out], answers))
        rounds.append(model.best_iteration + 1)
        trial.report(float(np.mean(scores)), number)
        if number >= 1 and trial.should_prune():
            raise optuna.TrialPruned()
    trial.set_user_attr("params", params)
    trial.set_user_attr("rounds", int(np.median(rounds)))
    return float(np.mean(scores))


study = optuna.create_study(direction="maximize" if metric == "rocAuc" else "minimize", sampler=optuna.samplers.TPESampler(seed=1), pruner=optuna.pruners.MedianPruner(n_startup_trials=8))
study.optimize(trial_score, n_trials=trials)
best = study.best_trial.user_attrs
model = fit(best["params"], np.arange(len(y_train)), best["rounds"])
test_score = score(y_test, model.predict(xgb.DMatrix(x_test)))
print(json.dumps({"score": study.best_value, "testScore": float(test_score), "cpuSeconds": time.process_time() - cpu, "wallSeconds": time.perf_counter() - wall}))
