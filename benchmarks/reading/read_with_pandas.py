"""Reads the CSV file PATH and describes its columns as a profile does: python3 read_with_pandas.py PATH. Prints what that needed, as JSON."""
import json, resource, sys, time
import pandas

started = time.process_time()
table = pandas.read_csv(sys.argv[1], parse_dates=['date0', 'date1'])
numbers = table.select_dtypes('number')
numbers.describe(percentiles=[.01, .05, .25, .5, .75, .95, .99])
numbers.skew()
for name in table.columns:
    counts = table[name].value_counts()
    counts.head(20), len(counts), table[name].isna().sum()
for name in numbers.columns:
    pandas.cut(numbers[name], 30).value_counts()
table.duplicated().sum()
numbers.sample(min(50_000, len(numbers)), random_state=1).corr('spearman')
print(json.dumps({'seconds': time.process_time() - started, 'peakMegabytes': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000}))
