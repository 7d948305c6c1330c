"""Runs one peer on the rows of a folder: python3 peers.py PEER FOLDER ROWS FEATURES PARAMS. Prints its cost, in CPU seconds of one thread,
and writes its answers to the rows not learnt from, if any, to FOLDER/answers."""
import json, sys, time, numpy

peer, folder, rows, features, params = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), json.loads(sys.argv[5])
x = numpy.ascontiguousarray(numpy.fromfile(folder + '/x').reshape(features, -1).T)
y = numpy.fromfile(folder + '/y')

def cost_of(work):
    started = time.process_time()
    result = work()
    return time.process_time() - started, result

def fit_xgboost():
    import xgboost
    values = x.astype(numpy.float32)
    settings = {'tree_method': 'hist', 'max_bin': 255, 'max_depth': params['maxDepth'], 'eta': .1, 'objective': 'binary:logistic', 'nthread': 1}
    cost, model = cost_of(lambda: xgboost.train(settings, xgboost.DMatrix(values[:rows], y[:rows], nthread=1), params['trees']))
    return cost, model, lambda some: model.inplace_predict(some)

def fit_sklearn(model):
    cost, model = cost_of(lambda: model.fit(x[:rows], y[:rows]))
    return cost, model, lambda some: model.predict_proba(some)[:, 1]

def fit_hist_gradient_boosting():
    from sklearn.ensemble import HistGradientBoostingClassifier
    return fit_sklearn(HistGradientBoostingClassifier(max_iter=params['trees'], max_depth=params['maxDepth'], max_leaf_nodes=None, min_samples_leaf=1, learning_rate=.1, l2_regularization=1, early_stopping=False))

def fit_random_forest():
    from sklearn.ensemble import RandomForestClassifier
    return fit_sklearn(RandomForestClassifier(n_estimators=params['trees'], max_depth=params['maxDepth'], min_samples_leaf=params['minRowsPerLeaf'], n_jobs=1, random_state=1))

def fit_logistic_regression():
    from sklearn.linear_model import LogisticRegression
    return fit_sklearn(LogisticRegression(C=1 / params['l2'], max_iter=1000))

fits = {'xgboost': fit_xgboost, 'histGradientBoosting': fit_hist_gradient_boosting, 'randomForest': fit_random_forest, 'logisticRegression': fit_logistic_regression}
cost, model, answer = fits[peer]()
test = x[rows:]
if params.get('predict') == 'batch':
    answer(test)
    cost = cost_of(lambda: answer(test))[0] / len(test)
elif params.get('predict') == 'single':
    for row in range(200): answer(test[row:row + 1])
    cost = cost_of(lambda: [answer(test[row:row + 1]) for row in range(1000)])[0] / 1000
else:
    numpy.asarray(answer(test), dtype=numpy.float64).tofile(folder + '/answers')
print(cost)
