"""Flask and scikit-learn: one row of JSON, one prediction. Says its port on a line of its own."""
import logging, sys
import numpy, sklearn
from flask import Flask, jsonify, request
from sklearn.ensemble import HistGradientBoostingClassifier
from werkzeug.serving import make_server

folder, rows, width, trees, depth = sys.argv[1], *map(int, sys.argv[2:6])
x = numpy.fromfile(folder + '/x').reshape(width, -1).T[:rows]
y = numpy.fromfile(folder + '/y')[:rows]
model = HistGradientBoostingClassifier(max_iter=trees, max_depth=depth, max_leaf_nodes=None, early_stopping=False, random_state=1).fit(x, y)
names = ['x%d' % i for i in range(width)]

app = Flask(__name__)
logging.getLogger('werkzeug').disabled = True

@app.post('/predict')
def predict():
    row = request.get_json()
    no, yes = model.predict_proba(numpy.array([[row[name] for name in names]]))[0]
    return jsonify(label='yes' if yes >= 0.5 else 'no', probabilities={'no': no, 'yes': yes})

server = make_server('127.0.0.1', 0, app, threaded=True)
print(server.port, flush=True)
server.serve_forever()
