"""Scores scikit-learn's models on given folds: python3 sklearn_scores.py FOLDER ORDER. Prints the mean score of each model as JSON."""
import json, sys, warnings, numpy
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor, RandomForestClassifier, RandomForestRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import average_precision_score, log_loss, mean_squared_error, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

warnings.simplefilter('ignore')
folder, order = sys.argv[1], json.loads(sys.argv[2])
rows, categories = order['rows'], numpy.array(order['categories'])
x = numpy.fromfile(folder + '/x').reshape(len(categories), rows).T
y = numpy.fromfile(folder + '/y')
folds = numpy.fromfile(folder + '/folds').reshape(-1, rows)
regression = order['kind'] == 'regression'

def linear(model):
    numbers = make_pipeline(SimpleImputer(strategy='median'), StandardScaler())
    levels = make_pipeline(SimpleImputer(strategy='constant', fill_value=0), OneHotEncoder(handle_unknown='ignore'))
    return make_pipeline(make_column_transformer((numbers, numpy.flatnonzero(~categories)), (levels, numpy.flatnonzero(categories))), model)

forest = RandomForestRegressor if regression else RandomForestClassifier
boosting = HistGradientBoostingRegressor if regression else HistGradientBoostingClassifier
models = {
    'linear': lambda: linear(Ridge() if regression else LogisticRegression(max_iter=1000)),
    'HistGB': lambda: boosting(random_state=1),
    'forest': lambda: make_pipeline(SimpleImputer(strategy='median'), forest(random_state=1)),
}

def score(model, train, test):
    model.fit(x[train], y[train])
    if regression: return mean_squared_error(y[test], model.predict(x[test])) ** 0.5
    shares = model.predict_proba(x[test])
    if order['metric'] == 'logLoss': return log_loss(y[test], shares, labels=model.classes_)
    return (roc_auc_score if order['metric'] == 'rocAuc' else average_precision_score)(y[test], shares[:, 1])

print(json.dumps({name: float(numpy.mean([score(make(), fold == 0, fold == 1) for fold in folds])) for name, make in models.items()}))
