"""Runs Swift's account, container, object and proxy servers as one process tree.

    python3 launch-swift.py FOLDER PORT

FOLDER holds swift.conf and {account,container,object,proxy}-server.conf; the proxy listens on PORT, the others on the three ports after it.
One device, one replica: enough to test an S3 client against a server that checks signatures and really stores.
"""
import os
import signal
import sys

from swift.common import utils
from swift.common.ring import RingBuilder
from swift.common.wsgi import run_wsgi

folder, port = sys.argv[1], int(sys.argv[2])
utils.SWIFT_CONF_FILE = os.path.join(folder, 'swift.conf')
stores = ['account', 'container', 'object']

os.makedirs(os.path.join(folder, 'devices', 'one'), exist_ok=True)
for offset, store in enumerate(stores, start=1):
    builder = RingBuilder(part_power=4, replicas=1, min_part_hours=0)
    builder.add_dev({'region': 1, 'zone': 1, 'ip': '127.0.0.1', 'port': port + offset, 'device': 'one', 'weight': 1})
    builder.rebalance()
    builder.get_ring().save(os.path.join(folder, store + '.ring.gz'))


def serve(name):
    extra = {}
    if name == 'object':
        from swift.obj.server import global_conf_callback
        extra['global_conf_callback'] = global_conf_callback
    os._exit(run_wsgi(os.path.join(folder, name + '-server.conf'), name + '-server', verbose=True, **extra) or 0)


children = []
for server in stores + ['proxy']:
    child = os.fork()
    if child == 0:
        serve(server)
    children.append(child)


def end(*_):
    for child in children:
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:
            pass


signal.signal(signal.SIGTERM, end)
os.wait()
end()
