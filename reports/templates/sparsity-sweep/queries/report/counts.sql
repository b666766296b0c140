-- How many runs there are, and of which study: a run that changes it has its name and eight digits.
SELECT count(*) AS runs, count(*) FILTER (done) AS done, any_value(regexp_replace(run, '-[0-9a-f]{8}$', '')) AS study FROM runs
